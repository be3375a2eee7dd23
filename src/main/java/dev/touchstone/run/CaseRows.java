package dev.touchstone.run;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.Column;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.definition.scorecard.Case;
import dev.touchstone.fact.field.Reject;
import dev.touchstone.shared.Issue;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.PrivateFiles;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A case's rows as source files, one per dataset, with the mapping each needs. What an author need
 * not write is filled in: keys are numbered, an amount takes its currency with it, and a partner
 * somebody speaks of exists.
 */
final class CaseRows {
  private static final Pattern AMOUNT = Pattern.compile("(\\S+) +([A-Z]{3})");

  private final Definitions definitions;
  private final Case one;
  private final Path folder;
  private final Map<String, List<Case.Row>> rows = new LinkedHashMap<>();

  CaseRows(Definitions definitions, Case one, Path folder) {
    this.definitions = definitions;
    this.one = one;
    this.folder = folder;
    for (var given : one.given()) {
      rows.put(given.dataset(), given.rows());
    }
    rows.put(definitions.partners().id(), partners());
  }

  Path folder() {
    return folder;
  }

  /** Those given, and everybody else the case speaks of, by nothing but an id. */
  private List<Case.Row> partners() {
    var dataset = definitions.partners();
    var partners = new ArrayList<>(rows.getOrDefault(dataset.id(), List.of()));
    var known = new LinkedHashSet<String>();
    partners.forEach(row -> known.addAll(texts(row, dataset.partner())));
    for (var id : spokenOf(dataset)) {
      if (known.add(id)) {
        var cells = new ArrayList<Case.Cell>();
        cells.add(new Case.Cell(dataset.partner(), id, one.at()));
        dataset
            .column("name")
            .ifPresent(name -> cells.add(new Case.Cell(name.name(), id, one.at())));
        partners.add(new Case.Row(List.copyOf(cells), one.at()));
      }
    }
    return List.copyOf(partners);
  }

  private Set<String> spokenOf(Dataset partners) {
    var ids = new LinkedHashSet<String>();
    rows.forEach(
        (id, given) -> {
          var dataset = definitions.dataset(id);
          if (!id.equals(partners.id()) && !dataset.partner().isEmpty()) {
            given.forEach(row -> ids.addAll(texts(row, dataset.partner())));
          }
        });
    one.expected().forEach(expected -> ids.add(expected.partner()));
    return ids;
  }

  private static List<String> texts(Case.Row row, String column) {
    return row.cells().stream()
        .filter(cell -> cell.column().equals(column))
        .map(Case.Cell::text)
        .toList();
  }

  /** The same definitions, with mappings that read these files and no others. */
  Definitions written() {
    var mappings = new ArrayList<Mapping>();
    rows.forEach(
        (id, given) -> {
          if (!given.isEmpty()) {
            var dataset = definitions.dataset(id);
            write(dataset, given);
            mappings.add(mapping(dataset));
          }
        });
    return definitions.withOnly(Mapping.KIND, mappings);
  }

  private static String file(Dataset dataset) {
    return dataset.id() + ".csv";
  }

  private void write(Dataset dataset, List<Case.Row> given) {
    try {
      var out =
          new OutputStreamWriter(
              PrivateFiles.stream(folder.resolve(file(dataset))), StandardCharsets.UTF_8);
      try (var csv = CsvWriter.builder().build(out)) {
        csv.writeRecord(dataset.columns().stream().map(Column::name).toList());
        for (int i = 0; i < given.size(); i++) {
          var texts = texts(dataset, given.get(i), i + 1);
          csv.writeRecord(
              dataset.columns().stream()
                  .map(column -> texts.getOrDefault(column.name(), "").replaceAll("\\R", " "))
                  .toList());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> texts(Dataset dataset, Case.Row row, int number) {
    var texts = new HashMap<String, String>();
    row.cells().forEach(cell -> texts.put(cell.column(), cell.text()));
    for (var column : dataset.columns()) {
      if (column.type() instanceof ColumnType.Money money && texts.containsKey(column.name())) {
        var written = texts.getOrDefault(column.name(), "");
        var amount = AMOUNT.matcher(written);
        boolean both = amount.matches();
        texts.put(column.name(), both ? amount.group(1) : written);
        texts.putIfAbsent(
            money.currencyColumn(), both ? amount.group(2) : definitions.program().currency());
      }
    }
    for (var key : dataset.key()) {
      dataset
          .column(key)
          .ifPresent(
              column -> {
                switch (column.type()) {
                  case ColumnType.Text _ -> texts.putIfAbsent(key, "row-" + number);
                  case ColumnType.Whole _ -> texts.putIfAbsent(key, "" + number);
                  case ColumnType.Partner _,
                      ColumnType.OneOf _,
                      ColumnType.Currency _,
                      ColumnType.Decimal _,
                      ColumnType.Money _,
                      ColumnType.Day _,
                      ColumnType.Bool _ -> {}
                }
              });
    }
    return texts;
  }

  private static Mapping mapping(Dataset dataset) {
    return new Mapping(
        "given-" + dataset.id(),
        dataset.id(),
        List.of(file(dataset)),
        new Mapping.Format.Delimited(',', '"', StandardCharsets.UTF_8, List.of()),
        Map.of(),
        dataset.columns().stream().map(CaseRows::column).toList(),
        false,
        dataset.at());
  }

  private static Mapping.ColumnMapping column(Column column) {
    return new Mapping.ColumnMapping(
        column.name(),
        new Mapping.Source.From(column.name()),
        "",
        Map.of(),
        new Mapping.Otherwise.Keep(),
        Set.of(),
        "",
        0,
        '.',
        '\0',
        Set.of(),
        -1,
        column.at());
  }

  Issue issue(Reject reject) {
    return new Issue(
        Issue.Severity.WARNING,
        reject.code(),
        at(reject.file(), reject.line()),
        "The row was left out: " + reject.reason(),
        "");
  }

  /** The same issue where its row stands in the case. */
  Issue placed(Issue issue) {
    return issue.at().file().endsWith(".csv")
        ? new Issue(
            issue.severity(),
            issue.code(),
            at(issue.at().file(), issue.at().line()),
            issue.message(),
            issue.hint())
        : issue;
  }

  /** Line 2 of a file is the first row. */
  private Position at(String file, long line) {
    for (var entry : rows.entrySet()) {
      int row = (int) line - 2;
      if (file(definitions.dataset(entry.getKey())).equals(file)
          && row >= 0
          && row < entry.getValue().size()) {
        return entry.getValue().get(row).at();
      }
    }
    return one.at();
  }
}
