package dev.touchstone.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.shared.OtherProcess;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All or nothing, whatever happens in the middle. */
class CrashTests {
  private static final String HEADER =
      "deal_id,partner_id,stage,seats,amount,currency,closed_on,renewal\n";
  private static final int ROWS = 200;

  @TempDir Path folder;

  private static String file(int number) {
    var text = new StringBuilder(HEADER);
    for (int i = 0; i < ROWS; i++) {
      text.append("D%d-%d,P1,won,1,1,USD,2026-01-15,yes\n".formatted(number, i));
    }
    return text.toString();
  }

  @Test
  void aLoadThatFailsInTheMiddleLeavesTheFormerSnapshotAndNoLitter() throws Exception {
    var mapping = Given.byName(Given.deals(), "*", Given.CSV);
    try (var workspace = new Workspace(folder)) {
      workspace.load(Given.deals(), mapping, workspace.file("1.csv", file(1)));
      var before = workspace.store.current();
      var files = allFiles();
      var second = workspace.file("2.csv", file(2));
      Progress failing =
          (step, done, of) -> {
            throw new IllegalStateException("pulled the plug while " + step);
          };

      assertThatThrownBy(
              () ->
                  workspace.store.load(
                      Given.deals(), mapping, ZoneOffset.UTC, workspace.data, second, failing))
          .hasMessage("pulled the plug while Comparing 2.csv");
      assertThat(workspace.store.current().ids()).isEqualTo(before.ids());
      assertThat(allFiles()).isEqualTo(files);
      assertThat(workspace.load(Given.deals(), mapping, second).added()).isEqualTo(ROWS);
    }
  }

  private List<Path> allFiles() throws IOException {
    try (var walk = Files.walk(folder.resolve("facts"))) {
      return walk.filter(path -> !path.toString().contains("catalog")).sorted().toList();
    }
  }

  @Test
  void anotherLoadInBetweenIsNoticed() throws Exception {
    var mapping = Given.byName(Given.deals(), "*", Given.CSV);
    try (var workspace = new Workspace(folder);
        var other = FactStore.open(folder.resolve("facts"))) {
      workspace.load(Given.deals(), mapping, workspace.file("1.csv", file(1)));
      var second = workspace.file("2.csv", file(2));
      var third = workspace.file("3.csv", file(2).replace(",won,", ",lost,"));
      Progress interfering =
          (step, done, of) ->
              other.load(
                  Given.deals(), mapping, ZoneOffset.UTC, workspace.data, third, Progress.SILENT);

      assertThatThrownBy(
              () ->
                  workspace.store.load(
                      Given.deals(), mapping, ZoneOffset.UTC, workspace.data, second, interfering))
          .isInstanceOf(Refused.class)
          .hasMessage("Another load changed deals at the same time");
      assertThat(workspace.load(Given.deals(), mapping, second).superseded()).isEqualTo(ROWS);
      assertThat(
              workspace.rows(
                  workspace.store.current(), "deals", "count(distinct deal_id), count(*)"))
          .containsExactly(2 * ROWS + "|" + 2 * ROWS);
    }
  }

  @Test
  void aKilledProcessLeavesWholeFilesOrNone() throws Exception {
    var data = Files.createDirectories(folder.resolve("data"));
    for (int i = 0; i < 40; i++) {
      Files.writeString(data.resolve("%02d.csv".formatted(i)), file(i));
    }
    try (var child = OtherProcess.of(Loading.class, folder)) {
      for (int i = 0; i < 3; i++) {
        child.says("loaded");
      }
      try (var reader = FactStore.open(folder.resolve("facts"))) {
        assertThat(reader.current().has("deals")).as("readers are not locked out").isTrue();
      }
      child.kill();
    }

    try (var workspace = new Workspace(folder)) {
      var counts =
          workspace.rows(
              workspace.store.current(), "deals", "_file, count(*) over (partition by _file)");
      assertThat(counts)
          .hasSizeGreaterThanOrEqualTo(3 * ROWS)
          .allMatch(row -> row.endsWith("|" + ROWS));
      var first = data.resolve("00.csv");
      var mapping = Given.byName(Given.deals(), "*", Given.CSV);
      assertThat(workspace.load(Given.deals(), mapping, first).changed()).isFalse();
      var last = data.resolve("39.csv");
      assertThat(workspace.load(Given.deals(), mapping, last).added()).isEqualTo(ROWS);
    }
  }

  /** What the killed process does: loads the files of a folder until it is stopped. */
  static final class Loading {
    private Loading() {}

    public static void main(String[] arguments) throws Exception {
      var workspace = new Workspace(Path.of(arguments[0]));
      var mapping = Given.byName(Given.deals(), "*", Given.CSV);
      try (var files = Files.list(workspace.data)) {
        for (var file : files.sorted().toList()) {
          workspace.load(Given.deals(), mapping, file);
          System.out.println("loaded");
        }
      }
    }
  }
}
