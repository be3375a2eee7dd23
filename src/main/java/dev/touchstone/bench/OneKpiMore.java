package dev.touchstone.bench;

import dev.touchstone.definition.Documents;
import dev.touchstone.definition.SourceFile;
import dev.touchstone.measure.DuckDbWarehouse;
import dev.touchstone.run.Runs;
import dev.touchstone.shared.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A scorecard over the largest dataset, and the same with a filtered sum more: one quarter, in
 * turns, in one warm process.
 */
final class OneKpiMore {
  private static final int TURNS = 7;

  private static final String CARD =
      """
      scorecard: usage
      period: quarter
      perspectives:
        usage:
          kpis:
            total: {from: usage, measure: sum(units), score: percentile, unit: count}
      """;

  private static final String MORE =
      """
            of-few: {from: usage, measure: sum(units), where: product < 10, score: percentile, unit: count}
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
    var sources = new ArrayList<>(facts.documents());
    sources.removeIf(source -> source.text().startsWith("scorecard:"));
    sources.add(new SourceFile("usage-only.yaml", card));
    var definitions = Documents.of(sources).definitions();
    return () ->
        Runs.compute(
                definitions,
                Facts.scorecard(definitions),
                facts.snapshot(false),
                new DuckDbWarehouse(Part.limits(threads)),
                List.of(facts.quarters().getLast()),
                Progress.SILENT)
            .receipt()
            .resultHash();
  }
}
