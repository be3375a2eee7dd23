package dev.touchstone.score.change;

import dev.touchstone.definition.scorecard.Aggregation.Zeros;
import dev.touchstone.score.tree.Aggregator;
import dev.touchstone.score.tree.ArithmeticMean;
import dev.touchstone.score.tree.Combination;
import dev.touchstone.score.tree.CopelandScore;
import dev.touchstone.score.tree.PowerMean;
import java.util.Optional;

/**
 * A weighted mean seen as phi(mean) = sum of share times phi(child): phi is the number itself, its
 * logarithm or a power of it. Children are first moved onto a floor where that is declared.
 */
record MeanMap(boolean plain, double exponent, double shift, double scale) {
  private static final MeanMap ARITHMETIC = new MeanMap(true, 1, 0, 1);

  /** Empty for aggregations that are no mean. */
  static Optional<MeanMap> of(Aggregator aggregator) {
    return switch (aggregator) {
      case ArithmeticMean mean -> Optional.of(ARITHMETIC);
      case PowerMean(var exponent, Zeros.Rescale(var floor), var span) -> {
        double scale = (span.to() - floor.doubleValue()) / (span.to() - span.from());
        double shift = floor.doubleValue() - span.from() * scale;
        yield Optional.of(new MeanMap(false, exponent, shift, scale));
      }
      case PowerMean(var exponent, var zeros, var span) ->
          Optional.of(new MeanMap(false, exponent, 0, 1));
      case CopelandScore copeland -> Optional.empty();
      case Combination formula -> Optional.empty();
    };
  }

  /** What a child's points count as. */
  double counted(double points) {
    return shift + scale * points;
  }

  /** Whether phi has an answer, and a slope. */
  boolean holds(double counted) {
    return plain || counted > 0;
  }

  double phi(double counted) {
    return plain
        ? counted
        : exponent == 0 ? StrictMath.log(counted) : StrictMath.pow(counted, exponent);
  }

  double inverse(double phi) {
    return plain ? phi : exponent == 0 ? StrictMath.exp(phi) : StrictMath.pow(phi, 1 / exponent);
  }

  /**
   * (phi(b) - phi(a)) / (b - a), and phi's slope where both are equal, without losing digits where
   * they nearly are. For the logarithm it is one over the logarithmic mean.
   */
  double steepness(double a, double b) {
    if (plain) {
      return 1;
    }
    double step = (b - a) / a;
    if (exponent == 0) {
      return (step == 0 ? 1 : StrictMath.log1p(step) / step) / a;
    }
    double grown =
        step == 0 ? exponent : StrictMath.expm1(exponent * StrictMath.log1p(step)) / step;
    return grown * StrictMath.pow(a, exponent - 1);
  }
}
