package dev.touchstone.oracle;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.touchstone.Shared;
import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Documents;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.fact.FactStore;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.engine.EngineLimits;
import dev.touchstone.measure.warehouse.DuckDbWarehouse;
import dev.touchstone.plan.Plan;
import dev.touchstone.score.Scorer;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A published scorecard's facts, loaded through their mappings, and scorecard documents run over
 * them: the way of any workspace, from files to scores.
 */
final class OracleWorkspace implements AutoCloseable {
  private static final Path DOCUMENTS = Path.of("src/test/resources/oracle");

  private final List<SourceFile> sources;
  private final FactStore store;
  private final Snapshot snapshot;
  private final DuckDbWarehouse warehouse;
  private final Map<String, Measurements> measured = new HashMap<>();

  private OracleWorkspace(List<SourceFile> sources, FactStore store, Path scratch) {
    this.sources = sources;
    this.store = store;
    this.snapshot = store.current();
    this.warehouse =
        new DuckDbWarehouse(
            EngineLimits.standard().withTemporary(scratch.resolve("engine")).withThreads(2));
  }

  /**
   * @param name of the oracle, and of the folder its documents are in
   */
  static OracleWorkspace load(String name, Path scratch) {
    return load(documents(DOCUMENTS.resolve(name + "/sources")), Shared.folder("oracles"), scratch);
  }

  /** A folder that holds documents and data. */
  static OracleWorkspace of(Path folder, Path scratch) {
    return load(documents(folder), folder, scratch);
  }

  private static OracleWorkspace load(List<SourceFile> sources, Path data, Path scratch) {
    var store = FactStore.open(scratch.resolve("facts"));
    for (var report : store.loadAll(Documents.of(sources).definitions(), data, Progress.SILENT)) {
      if (report.rejected() > 0) {
        throw new AssertionError("Rejected rows: " + report);
      }
    }
    return new OracleWorkspace(sources, store, scratch);
  }

  private static List<SourceFile> documents(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(OracleWorkspace::document)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceFile document(Path file) {
    return new SourceFile(file.getFileName().toString(), text(file));
  }

  /** A document, or a template of one. */
  static String text(String document) {
    return text(DOCUMENTS.resolve(document));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Scores by the only scorecard of a document. What was measured for one scorecard is kept for
   * others that ask the same.
   *
   * @param periods oldest first
   */
  List<Scores> score(String document, List<Period> periods) {
    return score(definitions(document), periods);
  }

  private Definitions definitions(String document) {
    var all = new ArrayList<>(sources);
    all.add(new SourceFile("scorecard.yaml", document));
    return Documents.of(all).definitions();
  }

  /** A scorecard and what was measured for it. */
  record Measured(Scorecard scorecard, Measurements measurements) {}

  /** Measures for the only scorecard of a document. */
  Measured measured(String document, List<Period> periods) {
    return measured(definitions(document), periods);
  }

  /** The only scorecard's period that contains a day. */
  List<Period> periods(LocalDate day) {
    var definitions = Documents.of(sources).definitions();
    var kind = definitions.all(Scorecard.KIND).values().iterator().next().period();
    return List.of(definitions.program().calendar().containing(day, kind));
  }

  /** Scores by the only scorecard of the workspace. */
  List<Scores> score(List<Period> periods) {
    return score(Documents.of(sources).definitions(), periods);
  }

  private List<Scores> score(Definitions definitions, List<Period> periods) {
    var found = measured(definitions, periods);
    return Scorer.score(found.scorecard(), found.measurements());
  }

  private Measured measured(Definitions definitions, List<Period> periods) {
    var scorecard = definitions.all(Scorecard.KIND).values().iterator().next();
    var issues = new Issues();
    var plan = Plan.of(definitions, scorecard, issues);
    issues.orThrow();
    var measurements =
        measured.computeIfAbsent(
            plan.hash() + periods,
            unseen -> warehouse.measure(plan, snapshot, periods, Progress.SILENT));
    return new Measured(scorecard, measurements);
  }

  static List<NamedCsvRecord> rows(String file) {
    return rows(Shared.folder("oracles").resolve(file));
  }

  static List<NamedCsvRecord> rows(Path file) {
    try (var reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** NaN for an empty field. */
  static double number(NamedCsvRecord row, String column) {
    var text = row.getField(column);
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  @Override
  public void close() {
    warehouse.close();
    store.close();
  }
}
