package dev.touchstone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps docs/demo-world.md in step: run with {@code -Dtouchstone.write-docs=true} to write it. */
class DemoGuideTest {
  private static final Path GUIDE = Path.of("docs/demo-world.md");

  @Test
  void theGuideSaysWhatTheWorldHolds() throws IOException {
    var text = guide();
    if (Boolean.getBoolean("touchstone.write-docs")) {
      Files.writeString(GUIDE, text);
    }

    assertThat(Files.readString(GUIDE)).isEqualTo(text);
  }

  private static String guide() {
    var text = new StringBuilder(INTRODUCTION);
    text.append(stories()).append(SYSTEMS).append(systems()).append(FAULTS);
    return text.toString();
  }

  private static String stories() {
    var rows =
        new StringBuilder(
            "| partner | who | story | in its rows | what a good scorecard makes of it |\n"
                + "|---|---|---|---|---|\n");
    for (var story : Stories.all()) {
      var partner = story.partner();
      rows.append(
          "| **%s** %s | %s, %s, %s | %s | %s | %s |\n"
              .formatted(
                  partner.name(),
                  partner.id(),
                  partner.kind().word(),
                  partner.country().code(),
                  partner.country().currency(),
                  story.title(),
                  story.tells(),
                  story.look()));
    }
    return rows.toString();
  }

  private static String systems() {
    var world = new Told();
    var files = new EnumMap<DemoTable, TreeSet<String>>(DemoTable.class);
    new World(Size.DEMO, World.SEED)
        .tell(
            (table, values) -> {
              world.add(table, values);
              var file = Sources.of(table, List.of(values)).file();
              files
                  .computeIfAbsent(table, t -> new TreeSet<>())
                  .add(file.replaceFirst("-FY.*\\.csv|-open\\.csv", "-*.csv"));
            });
    var total = Arrays.stream(DemoTable.values()).mapToInt(table -> world.all(table).size()).sum();
    return "| dataset | rows | from |\n|---|---:|---|\n"
        + Arrays.stream(DemoTable.values())
            .map(
                table ->
                    "| %s | %s | %s |\n"
                        .formatted(
                            table.dataset(),
                            count(world.all(table).size()),
                            files.getOrDefault(table, new TreeSet<>()).stream()
                                .map("`%s`"::formatted)
                                .collect(Collectors.joining(", "))))
            .collect(Collectors.joining())
        + "| **all** | **%s** | |\n".formatted(count(total));
  }

  private static String count(int rows) {
    return String.format(Locale.ROOT, "%,d", rows);
  }

  private static final String INTRODUCTION =
      """
      # The demo world

      Meridian Systems sells network, security, storage and analytics products through 240 partners of six types in five regions. It
      does not exist, and neither do its partners, their customers or the people named here. Docs, tests, screenshots and the first start
      share this one world, made from a seed: every machine makes the same rows.

      It covers nine fiscal quarters, FY2025-Q3 (from 1 August 2024) to FY2027-Q3 (to 31 October 2026); the fiscal year starts in February and is named after
      the year it ends in. Partners are billed in thirteen currencies; the program's currency is USD.

      This page is written by a test from the same code that makes the rows, and every story is held against the rows by a test of its own.

      ## The named partners

      """;

  private static final String SYSTEMS =
      """

      ## Where the rows come from

      Each system writes as such systems do. European deals are in an order book in Munich: semicolons, `1.234,50`, `31.10.2026`, German words, windows-1252.
      The portal's registrations have no header line and pipes between the fields. Targets are a workbook with two lines above its header. Leads have American
      dates. Exchange rates have no weekends.

      """;

  private static final String FAULTS =
      """

      ## What is wrong on purpose

      `surveys/answers.csv` begins with five rows that cannot be taken, so that rejects can be seen: a 31 February, an unknown channel (`fax`), a number in
      words, a satisfaction of 7 on a scale that ends at 5, and an answer about nobody.
      """;
}
