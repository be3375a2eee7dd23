package dev.touchstone.credit;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Documents;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.fact.FactStore;
import dev.touchstone.fact.Reading;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.measure.engine.EngineLimits;
import dev.touchstone.measure.warehouse.DuckDbWarehouse;
import dev.touchstone.run.Runs;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.shared.Progress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** The documents of the example folder, its data or other data, and the credit made of them. */
record CreditExample(FactStore facts) implements AutoCloseable {
  private static final Path FOLDER = Path.of("examples/attribution");
  static final Path DATA = FOLDER.resolve("data");
  static final Definitions DEFINITIONS = Documents.in(FOLDER).definitions();

  /** Without data. */
  static CreditExample empty(Path folder) {
    return new CreditExample(FactStore.open(folder.resolve("facts")));
  }

  /** Loaded and credited. */
  static CreditExample of(Path data, Path folder) {
    var example = empty(folder);
    example.load(data);
    example.derive(DEFINITIONS);
    return example;
  }

  /** The same documents with one text in place of another. */
  static Definitions with(String now, String then) {
    return Documents.of(
            Documents.in(FOLDER).sources().stream()
                .map(file -> new SourceFile(file.name(), file.text().replace(now, then)))
                .toList())
        .definitions();
  }

  static Scorecard scorecard() {
    return Objects.requireNonNull(DEFINITIONS.all(Scorecard.KIND).get("credited"));
  }

  void load(Path data) {
    facts.loadAll(DEFINITIONS, data, Progress.SILENT);
  }

  void derive(Definitions definitions) {
    Credits.derive(facts, definitions, Progress.SILENT);
  }

  Snapshot current() {
    return facts.current();
  }

  ScorecardRun run() {
    try (var warehouse = new DuckDbWarehouse(EngineLimits.standard())) {
      var period =
          DEFINITIONS
              .program()
              .calendar()
              .containing(LocalDate.of(2026, 3, 31), scorecard().period());
      return Runs.compute(
          DEFINITIONS, scorecard(), current(), warehouse, List.of(period), Progress.SILENT);
    }
  }

  /** Rows of the revenue's credit in order of deals. */
  List<String> revenue(String columns, String where) throws SQLException {
    return rows("revenue-credit", columns, where);
  }

  List<String> rows(String dataset, String columns, String where) throws SQLException {
    return rows(current(), dataset, columns, where);
  }

  static List<String> rows(Snapshot snapshot, String dataset, String columns, String where)
      throws SQLException {
    var condition = where.isEmpty() ? "" : "where " + where;
    var order = columns.startsWith("sum(") ? "" : " order by deal, line";
    return Reading.of(snapshot, dataset, columns, condition + order);
  }

  @Override
  public void close() {
    facts.close();
  }
}
