package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.Outliers;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.shared.Position;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How a scorecard is put to the test: what of it could as well have been decided otherwise, and how
 * often it is scored again with such decisions drawn at random.
 *
 * @param replications how often; 0 for not at all
 * @param seed of the random numbers, from 0 to {@link #MOST_SEED}: equal seeds draw equally
 * @param top how many of the best count as the top
 * @param sure share of the replications, 0..1, from which on a statement counts as robust
 * @param points rows of the design that finds what drives the doubt; 0 for none
 */
public record Robustness(
    int replications, int seed, int top, BigDecimal sure, int points, Doubts doubts, Position at) {
  /** More would tell nothing more. */
  public static final int MOST_REPLICATIONS = 100_000;

  /** The same wherever a seed is asked for, and a whole number in every reader of JSON. */
  public static final int MOST_SEED = Integer.MAX_VALUE;

  private static final BigDecimal QUARTER = new BigDecimal("0.25");

  /**
   * What holds where a scorecard says nothing: every weight could be a quarter more or less, and
   * shares of counted rows are no surer than their rows make them.
   */
  public static Robustness standard(Position at) {
    var doubts =
        new Doubts(
            QUARTER,
            QUARTER,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            new Doubted.SampledIfFree());
    return new Robustness(1000, 1, 10, new BigDecimal("0.95"), 100, doubts, at);
  }

  public Robustness with(int otherReplications, int otherSeed) {
    return new Robustness(otherReplications, otherSeed, top, sure, points, doubts, at);
  }

  /** How far a measured value may lie from the one behind it. */
  public sealed interface Doubted {
    record Not() implements Doubted {}

    /**
     * @param share standard error as a share of the value
     */
    record Relative(BigDecimal share) implements Doubted {}

    /** As far as the rows behind each partner's value tell; what that takes is measured. */
    record Sampled(Position at) implements Doubted {}

    /** The same for a KPI whose measure can tell, and as measured for others. */
    record SampledIfPossible() implements Doubted {}

    /** The same where nothing more has to be measured for it: for shares of counted rows. */
    record SampledIfFree() implements Doubted {}
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
   * @param values how far measured values may be off, by KPI id
   * @param otherValues the same for KPIs that are not named
   */
  public record Doubts(
      BigDecimal groupWeights,
      BigDecimal kpiWeights,
      List<Scoring> scorings,
      List<Aggregation> aggregations,
      List<Outliers> outliers,
      List<MissingPolicy> whenMissing,
      Map<String, Doubted> values,
      Doubted otherValues) {

    public Doubted value(String kpi) {
      return values.getOrDefault(kpi, otherValues);
    }
  }
}
