package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents and files as a person would have them who starts small, and the commands they would
 * type over them.
 *
 * @param definitions {@code all.yaml} with the program and its datasets, and {@code scorecard.yaml}
 * @param data a file {@code NAME.csv} for each dataset
 * @param kept what runs leave
 */
record SmallWorkspace(Path definitions, Path data, Path kept) {
  /** An empty program. */
  static SmallWorkspace in(Path folder, String... program) {
    var small =
        new SmallWorkspace(
            folder.resolve("definitions"), folder.resolve("data"), folder.resolve("kept"));
    small.write(
        small.all(),
        """
        program: small
        title: Small program
        currency: USD
        """
            + String.join("\n", program)
            + (program.length == 0 ? "" : "\n"));
    return small;
  }

  Path all() {
    return definitions.resolve("all.yaml");
  }

  Path scorecard() {
    return definitions.resolve("scorecard.yaml");
  }

  /** The same documents over other files. */
  SmallWorkspace over(Path otherData) {
    return new SmallWorkspace(definitions, otherData, kept);
  }

  /** Partners that have a name. */
  SmallWorkspace partners(String... rows) {
    return dataset("partners", "key: partner", "partner: partner", "name: text")
        .csv("partners", "partner,name", List.of(rows));
  }

  /** Deals of partners, with what they are worth and when they were closed. */
  SmallWorkspace deals(String... rows) {
    return dataset(
            "deals",
            "key: deal\ntime: closed",
            "deal: text",
            "partner: partner",
            "amount: {decimal: 2}",
            "closed: date")
        .csv("deals", "deal,partner,amount,closed", List.of(rows));
  }

  /**
   * A dataset, and a mapping of its file, which has columns of the same names.
   *
   * @param keys of the dataset, on lines of their own
   * @param columns such as {@code amount: integer}
   */
  SmallWorkspace dataset(String name, String keys, String... columns) {
    var same =
        Arrays.stream(columns)
            .map(column -> column.substring(0, column.indexOf(':')))
            .map(column -> column + ": " + column)
            .collect(Collectors.joining(", "));
    try {
      Files.writeString(
          all(),
          """
          ---
          dataset: %1$s
          %2$s
          columns: {%3$s}
          ---
          mapping: %1$s-file
          into: %1$s
          files: %1$s.csv
          read: csv
          columns: {%4$s}
          """
              .formatted(name, keys, String.join(", ", columns), same),
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** A scorecard of quarters and one perspective. */
  SmallWorkspace kpis(String kpis) {
    return scorecard(
        """
        scorecard: simple
        title: Simple scorecard
        period: quarter
        bands: {good: 50, poor: 0}
        perspectives:
          financial:
            kpis:
        """
            + kpis.indent(6));
  }

  SmallWorkspace scorecard(String text) {
    write(scorecard(), text);
    return this;
  }

  SmallWorkspace csv(String dataset, String header, List<String> rows) {
    return csv(dataset, header + "\n" + String.join("\n", rows) + "\n");
  }

  SmallWorkspace csv(String dataset, String text) {
    write(data.resolve(dataset + ".csv"), text);
    return this;
  }

  /** Writes a text in place of another in a file that has it. */
  void correct(Path file, String from, String to) {
    try {
      var text = Files.readString(file);
      assertThat(text).contains(from);
      write(file, text.replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param command with whom or what it is about, such as {@code explain acme}
   */
  Told told(String command, Object... more) {
    var arguments = new ArrayList<Object>(List.of(command.split(" ")));
    arguments.addAll(List.of(definitions, "--data", data, "--workspace", kept));
    arguments.addAll(List.of(more));
    return Told.by(arguments.toArray());
  }

  /** What a command that succeeds says to a program. */
  JsonNode json(String command, Object... more) {
    var asJson = new ArrayList<Object>(List.of("--format", "json"));
    asJson.addAll(List.of(more));
    var told = told(command, asJson.toArray());
    assertThat(told.exit()).as(told.err()).isZero();
    return JsonMapper.shared().readTree(told.out());
  }

  Told verified(Object run) {
    return Told.by("verify", run, definitions, "--workspace", kept);
  }
}
