package dev.touchstone.robustness;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Measurements.Evidence;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.measure.Measurements.Remarks;
import dev.touchstone.measure.Opinions;
import dev.touchstone.measure.Sample;
import dev.touchstone.measure.State;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A scorecard of one KPI whose value is its points, and values of so many rows.
 *
 * @param best the value of a hundred points
 * @param shrink a line of the KPI, or nothing
 * @param robustness a line of the scorecard, or nothing
 */
record Sampled(String best, String shrink, String robustness) {
  private static final String DRAWN =
      "robustness: {replications: 10000, values: sampled, sensitivity: 0}";

  /** A share counts a hundred times. */
  static final Sampled SHARES = new Sampled("1", "", DRAWN);

  static final Sampled MEANS = new Sampled("100", "", DRAWN);

  Sampled shrunk() {
    return new Sampled(best, "shrink: peer-mean", robustness);
  }

  Sampled with(String otherRobustness) {
    return new Sampled(best, shrink, otherRobustness);
  }

  Scorecard card() {
    return Given.only(
        """
        scorecard: card
        period: quarter
        peers: {by: [[]], at-least: 1}
        bands: {low: 0, good: 60}
        scale: {decimals: 2}
        minimum-coverage: 0 %%
        perspectives:
          only:
            kpis:
              a:
                from: partners
                measure: max(a)
                precision: 0.00000001
                score: {goalposts: {worst: 0, best: %s}}
                %s
        %s
        """
            .formatted(best, shrink, robustness));
  }

  RobustnessTrials trials(Sample... samples) {
    return RobustnessTrials.of(card(), measured(samples), 0, 2);
  }

  /** How often a partner is in the better of two bands. */
  static double good(RobustnessTrials trials, int partner) {
    return trials.standing(partner).bandShares().getLast();
  }

  static Measurements measured(Sample... samples) {
    var kpi =
        new KpiMeasurements(
            Arrays.stream(samples).mapToDouble(Sampled::value).toArray(),
            Collections.nCopies(samples.length, State.MEASURED).toArray(State[]::new),
            Given.none(samples.length),
            Evidence.NONE,
            List.of(),
            Remarks.NONE,
            Opinions.NONE,
            i -> samples[i]);
    return Given.measured(samples.length, Map.of("a", kpi));
  }

  private static double value(Sample sample) {
    return switch (sample) {
      case Sample.Unknown _ -> 50;
      case Sample.Share(var hits, var rows) -> Math.round(1e8 * hits / rows) / 1e8;
      case Sample.Mean(_, var value, _) -> value;
    };
  }
}
