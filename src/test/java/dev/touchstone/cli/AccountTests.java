package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.shared.Scratch;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of rows that do not count as they were sent: by the load and by every run. */
class AccountTests {
  private static final String HEADER = "deal,partner,amount,closed\n";

  @TempDir Path folder;

  private SmallWorkspace small;

  @BeforeEach
  void scorecard() {
    small =
        SmallWorkspace.in(folder)
            .partners("P1,Alder", "0019x00000QwErTAAV,Birch", "00042,Cedar")
            .deals("D1,P1,10.00,2026-01-10", "D2,P1,20.00,2026-02-10");
    small.kpis(
        "revenue: {weight: 100, from: deals, measure: sum(amount),"
            + " score: {goalposts: {worst: 0, best: 100}}}");
  }

  private void deals(String name, String... rows) throws Exception {
    Files.writeString(small.data().resolve(name), HEADER + String.join("\n", rows) + "\n");
  }

  private Told score(Object... more) {
    var told = small.told("score", more);
    assertThat(told.exit()).as(told.err()).isZero();
    return told;
  }

  private void everyFileOfDeals() {
    small.correct(small.all(), "deals.csv", "deals*.csv");
  }

  private void leaveOut() {
    small.correct(small.all(), "time: closed", "time: closed\nbad-rows: leave-out");
  }

  @Test
  void aCleanRunSaysSoInOneLine() {
    assertThat(score().err()).contains("5 rows of 2 datasets, each counted once");
    assertThat(score().err()).as("again").contains("5 rows of 2 datasets, each counted once");
  }

  @Test
  void rowsThatAreLeftOutAreToldByEveryRun() throws Exception {
    leaveOut();
    deals("deals.csv", "D1,P1,10.00,2026-01-10", "D2,P1,N/A,2026-02-10");

    for (int run = 0; run < 2; run++) {
      assertThat(score().err())
          .contains("not all count as they were sent", "deals: 1 row left out (bad-number)");
    }
    var receipt = small.json("score").at("/runs/0/receipt/accounts/0");
    assertThat(receipt.at("/dataset").asString()).isEqualTo("deals");
    assertThat(receipt.at("/read").asInt()).isEqualTo(2);
    assertThat(receipt.at("/added").asInt()).isEqualTo(1);
    assertThat(receipt.at("/left_out/bad-number").asInt()).isEqualTo(1);
  }

  @Test
  void rowsOfPartnersNobodyListsAreToldWithWhomTheyAreLike() throws Exception {
    deals(
        "deals.csv",
        "D1,0019x00000QwErT,10.00,2026-01-10",
        "D2,p1,20.00,2026-02-10",
        "D3,42,20.00,2026-02-10",
        "D4,42,20.00,2026-02-10",
        "D5,Nobody,20.00,2026-02-10",
        "D6,P1,20.00,2026-02-10");

    var told = score("--account").err();
    assertThat(told)
        .contains(
            "5 rows of 4 ids not on the list of partners: 42 (perhaps 00042), ",
            "42: 2 rows, the first at deals.csv:4; perhaps 00042",
            "0019x00000QwErT: 1 row, the first at deals.csv:2; perhaps 0019x00000QwErTAAV",
            "p1: 1 row, the first at deals.csv:3; perhaps P1",
            "Nobody: 1 row, the first at deals.csv:6\n");
  }

  @Test
  void anIdThatWouldMoveTheCursorIsShownHarmless() throws Exception {
    deals("deals.csv", "D1,X\u001b[31m\u202ered,10.00,2026-01-10");

    for (var told : java.util.List.of(score().err(), score("--account").err())) {
      assertThat(told).contains("1 row of 1 id not on the list of partners: X·[31m·red");
      assertThat(told).doesNotContain("\u001b", "\u202e");
    }
  }

  @Test
  void aRowThatTakesThePlaceOfAnotherFilesIsToldWithThatFile() throws Exception {
    everyFileOfDeals();
    deals("deals-b.csv", "D1,P1,10.00,2026-01-10", "D2,P1,99.00,2026-02-10");

    assertThat(score().err())
        .contains(
            "deals: 1 row took the place of one with other content (deals-b.csv);"
                + " 1 row equal to one of another file, counted once");
    assertThat(score("--account").err())
        .contains("4 rows of 2 files = 2 added + 1 in place of others + 1 known");
  }

  @Test
  void equalRowsOfOneFileAreCountedOnceAndTold() throws Exception {
    deals("deals.csv", "D1,P1,10.00,2026-01-10", "D1,P1,10.00,2026-01-10");

    assertThat(score().err()).contains("deals: 1 row equal to another of the same file");
  }

  @Test
  void undatedRowsAreToldToWhoeverAsks() throws Exception {
    deals("deals.csv", "D1,P1,10.00,2026-01-10", "D2,P1,10.00,");

    assertThat(score().err()).contains("each counted once");
    assertThat(score("--account").err()).contains("1 row without a day, in no period");
  }

  @Test
  void whatWasCutOffBehindItsCommitSaysWhatItSaidAtFirst() throws Exception {
    everyFileOfDeals();
    deals("deals-b.csv", "D2,P1,99.00,2026-02-10");
    var first = score("--account").err();
    var facts = small.kept().resolve("facts");
    try (var places = Files.walk(facts)) {
      for (var place : places.toList()) {
        var name = place.getFileName().toString();
        if (name.equals("finished") || name.equals("account.json")) {
          Files.delete(place);
        } else if (name.equals("loads")) {
          Scratch.remove(place);
        }
      }
    }

    var again = score("--account").err();
    assertThat(again).as("it was loaded again").contains("rows read into deals");
    assertThat(account(again)).isEqualTo(account(first)).contains("in place of others");
  }

  private static String account(String told) {
    return told.substring(told.indexOf(" datasets"));
  }
}
