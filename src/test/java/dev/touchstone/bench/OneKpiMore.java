package dev.touchstone.bench;

import dev.touchstone.definition.Documents;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.measure.engine.EngineLimits;
import dev.touchstone.measure.warehouse.DuckDbWarehouse;
import dev.touchstone.run.Runs;
import dev.touchstone.shared.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The benchmark's KPIs over deals, and the same with the largest deal beside them: one quarter, in
 * turns, in one warm process.
 */
final class OneKpiMore {
  private static final int TURNS = 24;

  private static final String CARD =
      """
      scorecard: metered
      period: quarter
      bands: {high: 50, low: 0}
      perspectives:
        sales:
          kpis:
            revenue-won: {from: deals, measure: sum(amount), where: stage = 'won', score: percentile}
            median-deal: {from: deals, measure: median(amount), where: stage = 'won', score: percentile}
            discount: {from: deals, measure: 1 - sum(amount) / sum(list_price), where: stage = 'won', score: percentile}
            win-rate: {from: deals, measure: count(*) filter (where stage = 'won') / count(*), score: percentile}
            sales-cycle: {from: deals, measure: "avg(days_between(created_on, closed_on))", where: stage = 'won', score: percentile}
      """;

  private static final String MORE =
      """
            largest-deal: {from: deals, measure: max(amount), where: stage = 'won', score: percentile}
      """;

  private OneKpiMore() {}

  /**
   * The time of one scan; its word is what the KPI adds to it. Who goes first changes with every
   * turn: what one leaves behind in caches is for the other's good.
   */
  static Measured of(Facts facts, int threads) throws Exception {
    var one = run(facts, threads, CARD);
    var two = run(facts, threads, CARD + MORE);
    one.call();
    two.call();
    var without = new ArrayList<Measured>();
    var with = new ArrayList<Measured>();
    for (int turn = 0; turn < TURNS; turn++) {
      boolean first = turn % 2 == 0;
      var before = Measured.of(first ? one : two);
      var after = Measured.of(first ? two : one);
      without.add(first ? before : after);
      with.add(first ? after : before);
    }
    var scan = Measured.median(without);
    return new Measured(
        scan.seconds(),
        scan.processor(),
        scan.peakMegabytes(),
        "%.0f %%".formatted(100 * (Ratios.of(with, without, Measured::processor).median() - 1)));
  }

  private static Callable<String> run(Facts facts, int threads, String card) {
    return run(facts, BenchPart.limits(threads), card);
  }

  /** One quarter of a scorecard of its own; its word is the result hash. */
  static Callable<String> run(Facts facts, EngineLimits limits, String card) {
    var sources = new ArrayList<>(facts.documents());
    sources.removeIf(source -> source.text().startsWith("scorecard:"));
    sources.add(new SourceFile("usage-only.yaml", card));
    var definitions = Documents.of(sources).definitions();
    return () ->
        Runs.compute(
                definitions,
                Facts.scorecard(definitions),
                facts.snapshot(false),
                new DuckDbWarehouse(limits),
                List.of(facts.quarters().getLast()),
                Progress.SILENT)
            .receipt()
            .resultHash();
  }
}
