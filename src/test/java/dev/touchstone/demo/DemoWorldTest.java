package dev.touchstone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.shared.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoWorldTest {
  /** Changes only when the world is changed on purpose; then docs/demo-world.md changes too. */
  private static final String SMALL_WORLD =
      "70521b08c92c95511da5f42a9a1b289b2d62d28b909e5580e43b58a07fdd4959";

  @TempDir Path folder;

  @Test
  void theSameWorldIsTheSameBytesOnEveryMachine() throws IOException {
    DemoWorld.writeSources(folder.resolve("once"), Size.SMALL);
    DemoWorld.writeSources(folder.resolve("again"), Size.SMALL);

    assertThat(content(folder.resolve("again")))
        .isEqualTo(content(folder.resolve("once")))
        .isEqualTo(SMALL_WORLD);
  }

  @Test
  void theFirstMonthsWereNotQuietAndTheLastDayIsTheLast() {
    var world = Told.of(Size.SMALL);

    for (var table : List.of(DemoTable.DEALS, DemoTable.LEADS, DemoTable.SURVEYS)) {
      var column =
          table == DemoTable.DEALS
              ? "closed_on"
              : table == DemoTable.LEADS ? "received_on" : "answered_on";
      for (int quarter = 0; quarter < Quarters.COUNT; quarter++) {
        int q = quarter;
        assertThat(world.all(table).stream().filter(row -> row.in(column, q)).count())
            .as(table + " in quarter " + q)
            .isGreaterThan(100);
      }
    }
    assertThat(world.all(DemoTable.DEALS))
        .allMatch(row -> !row.has("closed_on") || row.day("closed_on").isBefore(Quarters.END));
    assertThat(Quarters.get(0).label()).isEqualTo("FY2025-Q3");
    assertThat(Quarters.get(Quarters.LAST).label()).isEqualTo("FY2027-Q3");
    assertThat(Quarters.END).isEqualTo("2026-11-01");
  }

  @Test
  void theWorldOfTheDocsFitsInFifteenMegabytes() throws IOException {
    DemoWorld.writeSources(folder, Size.DEMO);

    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum())
          .isBetween(5_000_000L, 15_000_000L);
    }
    assertThat(Files.readString(folder.resolve("surveys/answers.csv")))
        .contains("2026-02-31")
        .contains(",fax,")
        .contains(",five,");
    assertThat(
            Files.readString(
                folder.resolve("erp-munich/auftraege.csv"),
                java.nio.charset.Charset.forName("windows-1252")))
        .contains("Währung")
        .containsPattern(";\\d{1,3}\\.\\d{3},\\d{2};")
        .contains(";gewonnen;");
    assertThat(
            Files.readString(folder.resolve("portal/registrations.txt"))
                .lines()
                .findFirst()
                .orElseThrow())
        .matches("R[^|]+(\\|[^|]*){6}");
  }

  @Test
  void everyDefinitionIsWrittenAndNoneIsForgotten() throws IOException {
    DemoWorld.writeDefinitions(folder);

    assertThat(names(folder)).isEqualTo(names(Path.of("src/main/resources/demo")));
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /** Of gzipped files, what is in them: only the JDK's packing could differ between machines. */
  private static String content(Path folder) throws IOException {
    var hash = Sha256.digest();
    for (var name : names(folder)) {
      hash.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      try (var in = open(folder.resolve(name))) {
        hash.update(in.readAllBytes());
      }
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  private static InputStream open(Path file) throws IOException {
    var in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }
}
