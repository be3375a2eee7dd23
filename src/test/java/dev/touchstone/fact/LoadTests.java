package dev.touchstone.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.fact.field.Reject;
import dev.touchstone.shared.Scratch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTests {
  private static final String HEADER =
      "deal_id,partner_id,stage,seats,amount,currency,closed_on,renewal\n";
  private static final String FIRST =
      HEADER
          + "D1,P1,won,10,100.50,USD,2026-01-15,yes\n"
          + "D2,P2,lost,,-3,EUR,2026-04-01,no\n"
          + "D3,P1,open,5,,USD,,\n";

  @AutoClose private Workspace workspace;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    workspace = new Workspace(folder);
  }

  private LoadReport load(String name, String content) throws Exception {
    var mapping = Given.byName(Given.deals(), "*.csv", Given.CSV);
    return workspace.load(Given.deals(), mapping, workspace.file(name, content));
  }

  @Test
  void everyRowOfAGoodFileIsKeptWithItsPlace() throws Exception {
    var report = load("first.csv", FIRST);

    assertThat(report.read()).isEqualTo(3);
    assertThat(report.added()).isEqualTo(3);
    assertThat(report.changed()).isTrue();
    assertThat(report.rejects()).isEmpty();
    assertThat(workspace.rows(workspace.store.current(), "deals", "*"))
        .containsExactly(
            "D1|P1|won|10|100.5000|USD|2026-01-15|true|first.csv|2|null",
            "D2|P2|lost|null|-3.0000|EUR|2026-04-01|false|first.csv|3|null",
            "D3|P1|open|5|null|USD|null|null|first.csv|4|null");
  }

  @Test
  void loadingTheSameFileAgainMakesNoSnapshot() throws Exception {
    load("first.csv", FIRST);
    var before = workspace.store.current();
    var again = load("first.csv", FIRST);

    assertThat(again.changed()).isFalse();
    assertThat(again.unchanged()).isEqualTo(3);
    assertThat(again.read()).isEqualTo(3);
    assertThat(workspace.store.current().ids()).isEqualTo(before.ids());
    assertThat(workspace.store.current().fingerprints()).isEqualTo(before.fingerprints());
  }

  @Test
  void aFileOfRowsAlreadyThereChangesNothing() throws Exception {
    load("first.csv", FIRST);
    var report = load("copy.csv", FIRST + "\n");

    assertThat(report.changed()).isFalse();
    assertThat(report.unchanged()).isEqualTo(3);
  }

  @Test
  void aKnownKeyWithOtherContentSupersedesAndEarlierSnapshotsStayAsTheyWere() throws Exception {
    load("first.csv", FIRST);
    var before = workspace.store.current();
    var rowsBefore = workspace.rows(before, "deals", "deal_id, amount, _file");
    var filesBefore = workspace.files(before, "deals");

    var report =
        load(
            "second.csv",
            HEADER
                + "D1,P1,won,10,200,USD,2026-01-15,yes\n"
                + "D2,P2,lost,,-3.0,EUR,2026-04-01,false\n"
                + "D4,P3,won,1,7,USD,2026-01-20,no\n");

    assertThat(report.superseded()).isEqualTo(1);
    assertThat(report.unchanged()).isEqualTo(1);
    assertThat(report.added()).isEqualTo(1);
    var now = workspace.store.current();
    assertThat(workspace.rows(now, "deals", "deal_id, amount, _file"))
        .containsExactly(
            "D1|200.0000|second.csv",
            "D2|-3.0000|first.csv",
            "D3|null|first.csv",
            "D4|7.0000|second.csv");
    assertThat(workspace.rows(before, "deals", "deal_id, amount, _file")).isEqualTo(rowsBefore);
    assertThat(
            workspace.rows(workspace.store.pinned(before.ids()), "deals", "deal_id, amount, _file"))
        .isEqualTo(rowsBefore);
    assertThat(workspace.files(now, "deals"))
        .as("only the file of the first quarter was rewritten")
        .containsAll(filesBefore.stream().filter(f -> !f.toString().contains("Q1")).toList())
        .hasSize(3);
  }

  @Test
  void loadingAnOlderFileAgainDoesNotBringItsRowsBack() throws Exception {
    load("first.csv", FIRST);
    load("second.csv", HEADER + "D1,P1,won,10,200,USD,2026-01-15,yes\n");
    var before = workspace.store.current().ids();

    assertThat(load("first.csv", FIRST).changed()).isFalse();
    // even where nothing but the tables themselves remembers that it was loaded
    Scratch.remove(workspace.folder.resolve("facts/loads"));
    var again = load("first.csv", FIRST);
    assertThat(again.changed()).isFalse();
    assertThat(again.unchanged()).isEqualTo(3);
    assertThat(workspace.store.current().ids()).isEqualTo(before);
  }

  @Test
  void rowsThatRepeatInOneFileAreCountedOnceAndContradictionsAreRejected() throws Exception {
    var report =
        load(
            "first.csv",
            FIRST
                + "D1,P1,won,10,100.5,USD,2026-01-15,true\n"
                + "D1,P1,won,11,100.5,USD,2026-01-15,true\n");

    assertThat(report.added()).isEqualTo(3);
    assertThat(report.equal()).isEqualTo(1);
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.rejects())
        .containsExactly(
            new Reject(
                "first.csv",
                6,
                0,
                "",
                "D1",
                "duplicate-key",
                "deal_id 'D1' already stands in line 2 with other content"));
    assertThat(report.read())
        .isEqualTo(report.added() + report.superseded() + report.equal() + report.rejected());
  }

  @Test
  void aStoreFindsItsDataAgain() throws Exception {
    load("first.csv", FIRST);
    var before = workspace.store.current();
    workspace.reopen();

    var after = workspace.store.current();
    assertThat(after.ids()).isEqualTo(before.ids());
    assertThat(after.fingerprints()).isEqualTo(before.fingerprints());
    assertThat(workspace.rows(after, "deals", "deal_id")).containsExactly("D1", "D2", "D3");
    assertThat(load("first.csv", FIRST).changed()).isFalse();
  }

  @Test
  void aFolderThatWasMovedKeepsItsFacts() throws Exception {
    load("first.csv", FIRST);
    workspace.store.close();
    Files.move(workspace.folder.resolve("facts"), workspace.folder.resolve("moved it's 1"));
    workspace.store = FactStore.open(workspace.folder.resolve("moved it's 1"));

    assertThat(workspace.files(workspace.store.current(), "deals"))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file).exists());
    assertThat(load("second.csv", HEADER + "D1,P9,won,,,,2026-01-15,\n").superseded()).isEqualTo(1);
  }

  @Test
  void filesArePrunedByAnyDateColumn() throws Exception {
    load("first.csv", FIRST);
    var now = workspace.store.current();

    assertThat(workspace.files(now, "deals")).hasSize(3);
    assertThat(now.files("deals", "closed_on", day("2026-01-01"), day("2026-04-01")))
        .singleElement()
        .asString()
        .contains("2026-Q1");
    assertThat(now.files("deals", "closed_on", day("2026-04-01"), day("2026-04-02"))).hasSize(1);
    assertThat(now.files("deals", "closed_on", day("2026-04-02"), day("2027-01-01"))).isEmpty();
    assertThat(now.files("unknown", "", day("2026-04-02"), day("2027-01-01"))).isEmpty();
    assertThat(now.has("unknown")).isFalse();
  }

  @Test
  void fingerprintsAreTheSameInAnyWorkspace() throws Exception {
    load("first.csv", FIRST);
    load("second.csv", HEADER + "D1,P1,won,10,200,USD,2026-01-15,yes\n");
    var other = Files.createDirectories(workspace.folder.resolve("other"));
    var expected = workspace.store.current().fingerprints();
    try (var twin = new Workspace(other)) {
      var mapping = Given.byName(Given.deals(), "*.csv", Given.CSV);
      twin.load(Given.deals(), mapping, twin.file("elsewhere.csv", FIRST));
      assertThat(twin.store.current().fingerprints()).isNotEqualTo(expected);
      twin.load(
          Given.deals(),
          mapping,
          twin.file("b.csv", HEADER + "D1,P1,won,10,200,USD,2026-01-15,yes\n"));
      assertThat(twin.store.current().fingerprints()).isEqualTo(expected);
    }
  }

  @Test
  void aHeaderAloneIsADatasetOfZeroRows() throws Exception {
    var report = load("first.csv", HEADER);

    assertThat(report.read()).isZero();
    assertThat(report.changed()).isTrue();
    assertThat(workspace.store.current().has("deals")).isTrue();
    assertThat(workspace.files(workspace.store.current(), "deals")).isEmpty();
    assertThat(load("again.csv", HEADER + "\n").changed()).isFalse();
  }

  @Test
  void manySmallLoadsIntoOnePeriodDoNotLeaveManySmallFiles() throws Exception {
    for (int i = 0; i < 10; i++) {
      load("day" + i + ".csv", HEADER + "X" + i + ",P1,won,1,1,USD,2026-01-15,yes\n");
    }
    var now = workspace.store.current();
    assertThat(workspace.files(now, "deals").size()).isLessThanOrEqualTo(8);
    assertThat(workspace.rows(now, "deals", "deal_id")).hasSize(10);
  }

  @Test
  void aJournalThatOutlivedItsTablesIsNotBelieved() throws Exception {
    load("first.csv", FIRST);
    workspace.store.close();
    Scratch.remove(workspace.folder.resolve("facts/tables"));
    Scratch.remove(workspace.folder.resolve("facts/catalog"));
    workspace.store = FactStore.open(workspace.folder.resolve("facts"));

    assertThat(load("first.csv", FIRST).added()).isEqualTo(3);
  }

  @Test
  void theNewestDayOfAColumnIsKnownWithoutReadingRows() throws Exception {
    load("first.csv", FIRST);
    assertThat(workspace.store.current().newest("deals", "closed_on")).contains(day("2026-04-01"));
    assertThat(workspace.store.current().newest("nothing", "closed_on")).isEmpty();
  }

  private static LocalDate day(String iso) {
    return LocalDate.parse(iso);
  }
}
