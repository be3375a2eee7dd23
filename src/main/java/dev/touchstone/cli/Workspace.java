package dev.touchstone.cli;

import dev.touchstone.cli.report.AccountReport;
import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.fact.FactStore;
import dev.touchstone.fact.LoadReport;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Warehouse;
import dev.touchstone.run.Desk;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Spoken;
import dev.touchstone.shared.VisibleText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A folder of definitions, a folder of data and what was made of them. Facts are kept under the
 * hash of everything they were made from, so the same two folders find them again and a changed
 * file never mixes with its former self.
 */
final class Workspace implements AutoCloseable {
  private static final int REJECTS_SHOWN = 10;

  private final List<SourceFile> documents;
  private final Path home;
  private final KeptFacts kept;
  private final List<Scorecard> scorecards;
  private final FactStore facts;
  private final Desk desk;
  private final RunOptions.Asked asked;
  private final TerminalProgress progress;
  private final String factsKey;
  private final PrintWriter err;
  private boolean accounted;
  private final List<Runnable> own;

  private Workspace(
      List<SourceFile> documents,
      Path home,
      KeptFacts kept,
      Definitions definitions,
      List<Scorecard> scorecards,
      FactStore facts,
      String factsKey,
      Warehouse warehouse,
      RunOptions.Asked asked,
      TerminalProgress progress,
      PrintWriter err,
      List<Runnable> own) {
    this.documents = documents;
    this.home = home;
    this.kept = kept;
    this.scorecards = scorecards;
    this.facts = facts;
    this.factsKey = factsKey;
    this.desk = new Desk(definitions, facts.current(), warehouse, progress);
    this.progress = progress;
    this.asked = asked;
    this.err = err;
    this.own = own;
  }

  static Workspace open(
      Path folder, Path data, WarehouseOptions options, RunOptions.Asked asked, PrintWriter err) {
    var progress = new TerminalProgress(err);
    var home = options.workspace(folder);
    // Comes first, because its library is loaded while documents are read.
    var warehouse = options.warehouse(home.resolve("measurements"));
    var documents = Faulty.documents(folder);
    var definitions = documents.definitions();
    var scorecards = ScorecardChoice.of(definitions, asked.scorecard());
    var kept = options.facts(home);
    var wanted = kept.of(definitions, data);
    var facts = kept.open(wanted, progress, report -> tell(report, err));
    progress.done();
    return new Workspace(
        documents.sources(),
        home,
        kept,
        definitions,
        scorecards,
        facts,
        wanted.key(),
        warehouse,
        asked,
        progress,
        err,
        List.of(warehouse::close, facts::close));
  }

  /** Other definitions or other data, kept in the same place and measured by the same engine. */
  Workspace beside(Path other, Path data, RunOptions.Asked wanted, PrintWriter err) {
    var documents = Faulty.documents(other);
    var theirs = documents.definitions();
    var tables = kept.of(theirs, data);
    boolean shared = tables.key().equals(factsKey);
    var store = shared ? facts : kept.open(tables, progress, report -> tell(report, err));
    progress.done();
    return new Workspace(
        documents.sources(),
        home,
        kept,
        theirs,
        ScorecardChoice.of(theirs, wanted.scorecard()),
        store,
        tables.key(),
        desk.warehouse(),
        wanted,
        progress,
        err,
        shared ? List.of() : List.of(store::close));
  }

  /** What can be asked here. */
  Desk desk() {
    return desk;
  }

  List<Scorecard> scorecards() {
    return scorecards;
  }

  /** One run per scorecard that was asked for, in the order of the documents. */
  List<ScorecardRun> runs() {
    var runs = scorecards.stream().map(card -> desk.score(card, periods(card))).toList();
    done();
    return runs;
  }

  private List<Period> periods(Scorecard card) {
    return desk.periods(card, asked.period(), asked.periods());
  }

  /**
   * Each scorecard that was asked for with what was measured for it; the last period is the one
   * asked for.
   */
  Map<Scorecard, Measurements> measured() {
    var measured = new LinkedHashMap<Scorecard, Measurements>();
    for (var card : scorecards) {
      measured.put(card, desk.measure(card, desk.periods(card, asked.period(), 1)));
    }
    done();
    return measured;
  }

  /** Leaves the terminal clean for an answer, and says once what became of the rows behind it. */
  void done() {
    progress.done();
    if (!accounted) {
      accounted = true;
      AccountReport.of(scorecards.stream().map(desk::accounts).toList())
          .print(err, asked.account());
    }
  }

  /** Keeps the receipt and the documents, so that the run can be verified later. */
  void keep(ScorecardRun run) {
    KeptRuns.in(home).keep(run, documents, factsKey);
  }

  private static void tell(LoadReport report, PrintWriter err) {
    err.printf(
        Locale.ROOT,
        "%s: %s read into %s, %,d rejected%n",
        VisibleText.of(report.file()),
        Spoken.counted(report.read(), "row"),
        report.dataset(),
        report.rejected());
    report.rejects().stream()
        .limit(REJECTS_SHOWN)
        .forEach(
            reject ->
                err.printf(
                    Locale.ROOT,
                    "  %s:%d %s: %s%n",
                    VisibleText.of(reject.file()),
                    reject.line(),
                    reject.code(),
                    VisibleText.of(reject.reason())));
    if (report.rejected() > REJECTS_SHOWN) {
      err.printf(Locale.ROOT, "  ... and %,d more%n", report.rejected() - REJECTS_SHOWN);
    }
    err.flush();
  }

  @Override
  public void close() {
    own.forEach(Runnable::run);
  }
}
