package dev.touchstone.bench;

import dev.touchstone.definition.Documents;
import dev.touchstone.definition.SourceFile;
import dev.touchstone.measure.DuckDbWarehouse;
import dev.touchstone.measure.EngineLimits;
import dev.touchstone.run.Runs;
import dev.touchstone.shared.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The benchmark's KPIs over deals, and the same with the largest deal beside them: one quarter, in
 * turns, in one warm process.
 */
final class OneKpiMore {
  private static final int TURNS = 7;

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

  /** The time of one scan; its word is what the KPI adds to it, the median over all turns. */
  static Measured of(Facts facts, int threads) throws Exception {
    var one = run(facts, threads, CARD);
    var two = run(facts, threads, CARD + MORE);
    one.call();
    two.call();
    var once = new ArrayList<Measured>();
    var shares = new ArrayList<Double>();
    for (int i = 0; i < TURNS; i++) {
      var without = Measured.of(one);
      var with = Measured.of(two);
      once.add(without);
      shares.add(with.processor() / without.processor() - 1);
    }
    Collections.sort(shares);
    var scan = Measured.median(once);
    return new Measured(
        scan.seconds(),
        scan.processor(),
        scan.peakMegabytes(),
        "%.0f %%".formatted(100 * shares.get(TURNS / 2)));
  }

  private static Callable<String> run(Facts facts, int threads, String card) {
    return run(facts, Part.limits(threads), card);
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
