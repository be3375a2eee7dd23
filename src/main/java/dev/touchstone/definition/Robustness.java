package dev.touchstone.definition;

import dev.touchstone.shared.Position;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How a scorecard is put to the test: what of it could as well have been decided otherwise, and how
 * often it is scored again with such decisions drawn by lot.
 *
 * @param replications how often; 0 for not at all
 * @param seed of the lots: equal seeds draw equally
 * @param top how many of the best count as the top
 * @param sure share of the replications, 0..1, from which on a statement counts as robust
 * @param points rows of the design that finds what drives the doubt; 0 for none
 */
public record Robustness(
    int replications, long seed, int top, BigDecimal sure, int points, Doubts doubts, Position at) {
  private static final BigDecimal QUARTER = new BigDecimal("0.25");

  /** What holds where a scorecard says nothing: every weight could be a quarter more or less. */
  public static Robustness standard(Position at) {
    return new Robustness(1000, 1, 10, new BigDecimal("0.95"), 100, Doubts.ofWeights(QUARTER), at);
  }

  /**
   * What could have been decided, or measured, otherwise. Each list holds alternatives to what the
   * scorecard declares; they and the declared are equally likely.
   *
   * @param groupWeights how far a group's weight may go to either side, as a share of it, 0..1
   * @param kpiWeights the same for KPIs
   * @param scorings of all KPIs that are compared with peers
   * @param aggregations of all groups that are no formula
   * @param outliers of all KPIs that are compared with peers
   * @param whenMissing of all KPIs that do not withhold
   * @param errors relative standard error of measured values by KPI id; KPIs without one are exact
   */
  public record Doubts(
      BigDecimal groupWeights,
      BigDecimal kpiWeights,
      List<Scoring> scorings,
      List<Aggregation> aggregations,
      List<Outliers> outliers,
      List<MissingPolicy> whenMissing,
      Map<String, BigDecimal> errors) {
    /** Nothing but weights. */
    public static Doubts ofWeights(BigDecimal share) {
      return new Doubts(share, share, List.of(), List.of(), List.of(), List.of(), Map.of());
    }
  }
}
