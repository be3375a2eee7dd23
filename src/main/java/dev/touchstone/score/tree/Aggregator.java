package dev.touchstone.score.tree;

import dev.touchstone.definition.scorecard.Aggregation;
import dev.touchstone.definition.scorecard.Aggregation.Zeros;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.score.rule.Span;

/**
 * How the columns of a group's children make its own, compiled: what {@link Aggregation} declares.
 * NaN is no points: what there is of children counts, and where there is none there are no points.
 */
public sealed interface Aggregator permits ArithmeticMean, PowerMean, CopelandScore, Combination {
  /**
   * @param columns points by node
   * @param weights by node, not negative; a child of no weight is not looked at
   * @param first the group's first child
   * @param end the node after its last
   * @param into the group's own points; overwritten
   */
  void over(double[][] columns, double[] weights, int first, int end, double[] into);

  /** Whether a child's share of the points goes by its weight alone, whatever its own points. */
  default boolean sharedByWeight() {
    return false;
  }

  static Aggregator of(Scorecard.Group group, Span span) {
    return switch (group.aggregation()) {
      case Aggregation.Arithmetic() -> ArithmeticMean.INSTANCE;
      case Aggregation.Geometric(var zeros) -> mean(0, zeros, span);
      case Aggregation.Harmonic(var zeros) -> mean(-1, zeros, span);
      case Aggregation.Power(var exponent, var zeros) -> mean(exponent.doubleValue(), zeros, span);
      case Aggregation.Copeland() -> new CopelandScore(span);
      case Aggregation.Combination(var formula) -> Combination.of(formula, group, span);
    };
  }

  private static Aggregator mean(double exponent, Zeros zeros, Span span) {
    return new PowerMean(exponent, zeros, span);
  }
}
