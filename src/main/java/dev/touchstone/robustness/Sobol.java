package dev.touchstone.robustness;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Sobol's sensitivity indices: how much of the variance of y a factor makes by itself (first
 * order), and how much with everything it works together with (total order). Estimators of Saltelli
 * and others (2010): S = mean(yB (yABi - yA)) / V and T = mean((yA - yABi)&sup2;) / 2V, V being the
 * variance of yA and yB together, with n-1.
 *
 * @param first by itself; sampling can take it below 0
 * @param total with all interactions, never below 0
 */
public record Sobol(double first, double total) {
  /** Where y does not vary there is nothing to explain. */
  static final Sobol NONE = new Sobol(Double.NaN, Double.NaN);

  /**
   * @param mixed y of the first matrix with the factor's column of the second
   * @param center subtracted from yB, which changes no expectation and makes the estimate steadier;
   *     0 for the plain formula
   */
  public static Sobol of(double[] yA, double[] yB, double[] mixed, double center) {
    var rows = new int[yA.length];
    Arrays.setAll(rows, i -> i);
    return of(yA, yB, mixed, center, variance(yA, yB, rows), rows);
  }

  private static Sobol of(
      double[] yA, double[] yB, double[] mixed, double center, double variance, int[] rows) {
    if (!(variance > 0)) {
      return NONE;
    }
    double first = 0;
    double total = 0;
    for (int row : rows) {
      first += (yB[row] - center) * (mixed[row] - yA[row]);
      total += (yA[row] - mixed[row]) * (yA[row] - mixed[row]);
    }
    int n = rows.length;
    return new Sobol(first / n / variance, total / (2 * n * variance));
  }

  /** Of both matrices' y together, with n-1; 0 for fewer than two. */
  private static double variance(double[] yA, double[] yB, int[] rows) {
    double mean = center(yA, yB, rows);
    double squares = 0;
    for (int row : rows) {
      squares += (yA[row] - mean) * (yA[row] - mean) + (yB[row] - mean) * (yB[row] - mean);
    }
    return rows.length == 0 ? 0 : squares / (2.0 * rows.length - 1);
  }

  private static double center(double[] yA, double[] yB, int[] rows) {
    double sum = 0;
    for (int row : rows) {
      sum += yA[row] + yB[row];
    }
    return sum / (2.0 * rows.length);
  }

  /** The centered index with intervals that hold nine tenths of the resamples of the rows. */
  static Interval of(
      double[] yA, double[] yB, double[] mixed, int resamples, SplittableRandom random) {
    var rows = new int[yA.length];
    Arrays.setAll(rows, i -> i);
    var index = of(yA, yB, mixed, center(yA, yB, rows), variance(yA, yB, rows), rows);
    var firsts = new double[resamples];
    var totals = new double[resamples];
    int count = 0;
    for (int r = 0; r < resamples && rows.length > 0; r++) {
      Arrays.setAll(rows, i -> random.nextInt(yA.length));
      var one = of(yA, yB, mixed, center(yA, yB, rows), variance(yA, yB, rows), rows);
      if (!Double.isNaN(one.first)) {
        firsts[count] = one.first;
        totals[count++] = one.total;
      }
    }
    return new Interval(
        index,
        new Sobol(quantile(firsts, count, 0.05), quantile(totals, count, 0.05)),
        new Sobol(quantile(firsts, count, 0.95), quantile(totals, count, 0.95)));
  }

  /** An index between its bounds. */
  record Interval(Sobol index, Sobol low, Sobol high) {}

  /** Type 7; puts the values in order. */
  private static double quantile(double[] values, int count, double share) {
    if (count == 0) {
      return Double.NaN;
    }
    Arrays.sort(values, 0, count);
    double place = (count - 1) * share;
    int below = (int) Math.floor(place);
    return values[below]
        + (place - below) * (values[Math.min(below + 1, count - 1)] - values[below]);
  }
}
