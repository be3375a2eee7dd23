package dev.touchstone.score.tree;

import dev.touchstone.definition.scorecard.Aggregation.Zeros;
import dev.touchstone.score.rule.Span;
import java.util.Arrays;

/**
 * (sum w x^p / sum w)^(1/p) over the children present; for the exponent 0 its limit, the geometric
 * mean. Points below zero count as zero. A zero makes means of an exponent up to 0 zero, their
 * limit, unless it is declared otherwise.
 */
public record PowerMean(double exponent, Zeros zeros, Span span) implements Aggregator {
  @Override
  public void over(double[][] columns, double[] weights, int first, int end, double[] into) {
    var total = new double[into.length];
    Arrays.fill(into, 0);
    for (int child = first; child < end; child++) {
      double weight = weights[child];
      if (weight > 0) {
        var column = columns[child];
        for (int i = 0; i < into.length; i++) {
          double points = column[i];
          if (!Double.isNaN(points)) {
            into[i] += weight * in(points);
            total[i] += weight;
          }
        }
      }
    }
    for (int i = 0; i < into.length; i++) {
      into[i] = total[i] > 0 ? out(into[i] / total[i]) : Double.NaN;
    }
  }

  public String name() {
    return exponent == 0 ? "geometric" : exponent == -1 ? "harmonic" : "power";
  }

  /** Whether points are so few that the mean has no answer of its own. */
  boolean breaksOn(double points) {
    return exponent <= 0 ? points <= 0 : points < 0;
  }

  /** Points as they are averaged; infinite at zero, where IEEE arithmetic then gives the limit. */
  public double in(double points) {
    double counted =
        switch (zeros) {
          case Zeros.Limit limit -> points;
          case Zeros.NoPoints none -> breaksOn(points) ? Double.NaN : points;
          case Zeros.Rescale(var floor) -> {
            double start = floor.doubleValue();
            yield start + (points - span.from()) * (span.to() - start) / (span.to() - span.from());
          }
        };
    double positive = Math.max(counted, 0);
    if (exponent == 0) {
      return StrictMath.log(positive);
    }
    return exponent == -1 ? 1 / positive : StrictMath.pow(positive, exponent);
  }

  /** What an average of such points is as points. */
  public double out(double mean) {
    if (exponent == 0) {
      return StrictMath.exp(mean);
    }
    return exponent == -1 ? 1 / mean : StrictMath.pow(mean, 1 / exponent);
  }
}
