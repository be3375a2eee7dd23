package dev.touchstone.cli;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.fact.FactStore;
import dev.touchstone.fact.LoadReport;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Warehouse;
import dev.touchstone.plan.Plan;
import dev.touchstone.run.Basis;
import dev.touchstone.run.Bridge;
import dev.touchstone.run.PeriodInProgress;
import dev.touchstone.run.Runs;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.run.Scored;
import dev.touchstone.run.Trends;
import dev.touchstone.score.change.Chain;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Refused;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
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
  private final Definitions definitions;
  private final List<Scorecard> scorecards;
  private final FactStore facts;
  private final Snapshot snapshot;
  private final Warehouse warehouse;
  private final RunOptions.Asked asked;
  private final TerminalProgress progress;
  private final String factsKey;
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
      List<Runnable> own) {
    this.documents = documents;
    this.home = home;
    this.kept = kept;
    this.definitions = definitions;
    this.scorecards = scorecards;
    this.facts = facts;
    this.factsKey = factsKey;
    this.snapshot = facts.current();
    this.warehouse = warehouse;
    this.progress = progress;
    this.asked = asked;
    this.own = own;
  }

  static Workspace open(
      Path folder, Path data, WarehouseOptions options, RunOptions.Asked asked, PrintWriter err) {
    var progress = new TerminalProgress(err);
    var documents = Faulty.documents(folder);
    var definitions = documents.definitions();
    var scorecards = ScorecardChoice.of(definitions, asked.scorecard());
    var home = options.workspace(folder);
    var warehouse = options.warehouse(home.resolve("measurements"));
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
        warehouse,
        wanted,
        progress,
        shared ? List.of() : List.of(store::close));
  }

  Definitions definitions() {
    return definitions;
  }

  /** What a period's scores are made from here. */
  Basis basis(Scorecard scorecard, Period period) {
    return new Basis(definitions, scorecard, snapshot, period);
  }

  /** The period that is meant by a label or a day. */
  Period period(Scorecard scorecard, String wish) {
    return PeriodChoice.of(definitions, scorecard, snapshot, wish, 1).getFirst();
  }

  /** The way from an earlier state to the newest period of a run of this workspace. */
  Chain chain(Basis before, ScorecardRun run) {
    var known = new Scored(definitions, run.scorecard(), snapshot, run.scores());
    var after = basis(run.scorecard(), run.latest().period());
    var chain = Bridge.between(before, after, known, warehouse, progress);
    progress.done();
    return chain;
  }

  /** One run per scorecard that was asked for, in the order of the documents. */
  List<ScorecardRun> runs() {
    var runs = scorecards.stream().map(this::run).toList();
    progress.done();
    return runs;
  }

  private ScorecardRun run(Scorecard scorecard) {
    return run(
        scorecard,
        PeriodChoice.of(definitions, scorecard, snapshot, asked.period(), asked.periods()));
  }

  /** A run over periods that were found elsewhere. */
  ScorecardRun run(Scorecard scorecard, List<Period> periods) {
    return Runs.compute(definitions, scorecard, snapshot, warehouse, periods, progress);
  }

  /**
   * A run over everything that is over before a day, or over the newest facts for an empty one, as
   * far back as the calendar goes and at most so many periods.
   */
  Past past(Scorecard scorecard, String asOf, int most) {
    var calendar = definitions.program().calendar();
    var newest = PeriodChoice.of(definitions, scorecard, snapshot, asOf, 1).getFirst();
    boolean over = asOf.isEmpty() || newest.lastDay().toString().equals(asOf);
    int enough = most + Trends.lead(scorecard);
    var periods = new ArrayList<Period>();
    try {
      for (var period = over ? newest : calendar.before(newest, scorecard.period());
          periods.size() < enough;
          period = calendar.before(period, scorecard.period())) {
        periods.addFirst(period);
      }
    } catch (FiscalCalendar.OutsideCalendar beginning) {
      // A calendar of listed quarters has a first one; the history starts there.
    }
    if (periods.isEmpty()) {
      throw new Refused(
          "no-history", "No period is over before " + asOf, "Give a later day with --as-of.");
    }
    var run = Runs.compute(definitions, scorecard, snapshot, warehouse, periods, progress);
    int lead = Math.max(0, periods.size() - most);
    var trends =
        over
            ? Trends.of(run, lead)
            : Trends.of(
                run,
                lead,
                PeriodInProgress.measure(
                    definitions,
                    scorecard,
                    snapshot,
                    warehouse,
                    LocalDate.parse(asOf),
                    List.copyOf(periods.subList(Math.max(0, periods.size() - 8), periods.size())),
                    progress));
    progress.done();
    return new Past(run, trends);
  }

  record Past(ScorecardRun run, Trends trends) {}

  List<Scorecard> scorecards() {
    return scorecards;
  }

  /**
   * Each scorecard that was asked for with what was measured for it; the last period is the one
   * asked for.
   */
  Map<Scorecard, Measurements> measured() {
    var measured = new LinkedHashMap<Scorecard, Measurements>();
    for (var scorecard : scorecards) {
      var periods = PeriodChoice.of(definitions, scorecard, snapshot, asked.period(), 1);
      measured.put(
          scorecard, Runs.measure(definitions, scorecard, snapshot, warehouse, periods, progress));
    }
    progress.done();
    return measured;
  }

  /** Keeps the receipt and the documents, so that the run can be verified later. */
  void keep(ScorecardRun run) {
    KeptRuns.in(home).keep(run, documents, factsKey);
  }

  /** The first source rows behind a KPI's input in the newest period of a run. */
  Warehouse.SourceRows rows(
      ScorecardRun run, String kpi, String input, PartnerId partner, int most) {
    var issues = new Issues();
    var plan = Plan.of(definitions, run.scorecard(), issues);
    issues.orThrow();
    return warehouse.rows(plan, snapshot, kpi, input, partner, run.latest().period(), 0, most);
  }

  private static void tell(LoadReport report, PrintWriter err) {
    err.printf(
        Locale.ROOT,
        "%s: %s read into %s, %,d rejected%n",
        report.file(),
        PlainNumbers.counted(report.read(), "row"),
        report.dataset(),
        report.rejected());
    report.rejects().stream()
        .limit(REJECTS_SHOWN)
        .forEach(
            reject ->
                err.printf(
                    Locale.ROOT,
                    "  %s:%d %s: %s%n",
                    reject.file(),
                    reject.line(),
                    reject.code(),
                    reject.reason()));
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
