package dev.touchstone.cli;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Scorecard;
import dev.touchstone.fact.FactStore;
import dev.touchstone.fact.LoadReport;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.measure.Plan;
import dev.touchstone.measure.Warehouse;
import dev.touchstone.run.Runs;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A folder of definitions, a folder of data and what was made of them. Facts are kept under the
 * hash of everything they were made from, so the same two folders find them again and a changed
 * file never mixes with its former self.
 */
final class Workspace implements AutoCloseable {
  private static final int REJECTS_SHOWN = 10;

  private final Path folder;
  private final Path home;
  private final Definitions definitions;
  private final Scorecard scorecard;
  private final FactStore facts;
  private final Snapshot snapshot;
  private final Warehouse warehouse;
  private final List<Period> periods;
  private final TerminalProgress progress;
  private final String factsKey;

  private Workspace(
      Path folder,
      Path home,
      Definitions definitions,
      Scorecard scorecard,
      FactStore facts,
      String factsKey,
      Warehouse warehouse,
      RunOptions.Asked asked,
      TerminalProgress progress) {
    this.folder = folder;
    this.home = home;
    this.definitions = definitions;
    this.scorecard = scorecard;
    this.facts = facts;
    this.factsKey = factsKey;
    this.snapshot = facts.current();
    this.warehouse = warehouse;
    this.progress = progress;
    this.periods = PeriodChoice.of(definitions, scorecard, snapshot, asked.period(), asked.periods());
  }

  static Workspace open(
      Path folder, Path data, WarehouseOptions options, RunOptions.Asked asked, PrintWriter err) {
    var progress = new TerminalProgress(err);
    var definitions = Faulty.orGood(folder);
    var scorecard = ScorecardChoice.of(definitions, asked.scorecard());
    var home = options.workspace(folder);
    var kept = KeptFacts.in(home);
    var key = kept.key(definitions, data);
    var facts = kept.open(key, definitions, data, progress, report -> tell(report, err));
    progress.done();
    return new Workspace(
        folder,
        home,
        definitions,
        scorecard,
        facts,
        key,
        options.warehouse(home.resolve("measurements")),
        asked,
        progress);
  }

  Scorecard scorecard() {
    return scorecard;
  }

  ScorecardRun run() {
    var run = Runs.compute(definitions, scorecard, snapshot, warehouse, periods, progress);
    progress.done();
    return run;
  }

  /** Keeps the receipt and the documents, so that the run can be verified later. */
  void keep(ScorecardRun run) {
    KeptRuns.in(home).keep(run, folder, factsKey);
  }

  Warehouse.SourceRows rows(
      String kpi, String input, PartnerId partner, Period period, int most) {
    var issues = new Issues();
    var plan = Plan.of(definitions, scorecard, issues);
    issues.orThrow();
    return warehouse.rows(plan, snapshot, kpi, input, partner, period, 0, most);
  }

  private static void tell(LoadReport report, PrintWriter err) {
    err.printf(
        Locale.ROOT,
        "%s: %,d rows read into %s, %,d rejected%n",
        report.file(), report.read(), report.dataset(), report.rejected());
    report.rejects().stream()
        .limit(REJECTS_SHOWN)
        .forEach(
            reject ->
                err.printf(
                    Locale.ROOT,
                    "  %s:%d %s: %s%n",
                    reject.file(), reject.line(), reject.code(), reject.reason()));
    if (report.rejected() > REJECTS_SHOWN) {
      err.printf(Locale.ROOT, "  ... and %,d more%n", report.rejected() - REJECTS_SHOWN);
    }
    err.flush();
  }

  @Override
  public void close() {
    warehouse.close();
    facts.close();
  }
}
