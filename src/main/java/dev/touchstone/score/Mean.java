package dev.touchstone.score;

import dev.touchstone.definition.Scorecard;
import java.util.Arrays;

/**
 * Weighted means over the children that are present, weights relative among those. A child of no
 * weight is not looked at. No child present gives NaN: no points.
 *
 * <p>A child at or below zero points makes the geometric and the harmonic mean 0, their limit.
 */
enum Mean {
  ARITHMETIC {
    @Override
    double in(double points) {
      return points;
    }

    @Override
    double out(double mean) {
      return mean;
    }
  },
  GEOMETRIC {
    @Override
    double in(double points) {
      return StrictMath.log(Math.max(points, 0));
    }

    @Override
    double out(double mean) {
      return StrictMath.exp(mean);
    }
  },
  HARMONIC {
    @Override
    double in(double points) {
      return 1 / Math.max(points, 0);
    }

    @Override
    double out(double mean) {
      return 1 / mean;
    }
  };

  static Mean of(Scorecard.Aggregation aggregation) {
    return switch (aggregation) {
      case ARITHMETIC -> ARITHMETIC;
      case GEOMETRIC -> GEOMETRIC;
      case HARMONIC -> HARMONIC;
    };
  }

  /** Points as they are averaged; infinite at zero, where IEEE arithmetic then gives the limit. */
  abstract double in(double points);

  /** An average back as points. */
  abstract double out(double mean);

  /**
   * Averages the columns {@code first} to {@code end} into another one.
   *
   * @param weights one per column, not negative
   */
  void over(double[][] columns, double[] weights, int first, int end, double[] into) {
    int n = into.length;
    var total = new double[n];
    Arrays.fill(into, 0);
    for (int child = first; child < end; child++) {
      double weight = weights[child];
      if (weight > 0) {
        var column = columns[child];
        if (this == ARITHMETIC) {
          addPlain(column, weight, into, total);
        } else {
          add(column, weight, into, total);
        }
      }
    }
    for (int i = 0; i < n; i++) {
      into[i] = total[i] > 0 ? out(into[i] / total[i]) : Double.NaN;
    }
  }

  private void add(double[] column, double weight, double[] sum, double[] total) {
    for (int i = 0; i < sum.length; i++) {
      if (!Double.isNaN(column[i])) {
        sum[i] += weight * in(column[i]);
        total[i] += weight;
      }
    }
  }

  /** The same without a call inside the loop, so that the compiler can use vectors. */
  private static void addPlain(double[] column, double weight, double[] sum, double[] total) {
    for (int i = 0; i < sum.length; i++) {
      double points = column[i];
      boolean present = !Double.isNaN(points);
      sum[i] += present ? weight * points : 0;
      total[i] += present ? weight : 0;
    }
  }
}
