package dev.touchstone.robustness;

import dev.touchstone.statistics.Chance;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How far two columns of points go together, over the partners that have both.
 *
 * @param r -1..1; NaN where it is not defined
 * @param partners how many have both
 * @param reason why it is not defined, in words; empty where it is
 */
public record Correlation(double r, int partners, String reason) {
  /** Two points always lie on a line. */
  private static final int FEWEST = 3;

  private static final double LEVEL = 0.95;

  /**
   * Pearson's.
   *
   * @param one by place in the population, NaN where there is none; so is the other
   */
  static Correlation pearson(double[] one, double[] other) {
    var both = both(one, other);
    return of(at(one, both), at(other, both));
  }

  /** Spearman's: Pearson's of ranks, ties sharing their mean rank. */
  static Correlation spearman(double[] one, double[] other) {
    var both = both(one, other);
    return of(ranks(at(one, both)), ranks(at(other, both)));
  }

  private static int[] both(double[] one, double[] other) {
    return IntStream.range(0, one.length)
        .filter(i -> !Double.isNaN(one[i]) && !Double.isNaN(other[i]))
        .toArray();
  }

  private static double[] at(double[] column, int[] places) {
    return Arrays.stream(places).mapToDouble(place -> column[place]).toArray();
  }

  private static Correlation of(double[] one, double[] other) {
    int n = one.length;
    if (n < FEWEST) {
      return new Correlation(Double.NaN, n, "fewer than three partners have both");
    }
    if (constant(one) || constant(other)) {
      return new Correlation(Double.NaN, n, "everybody has the same points");
    }
    double meanOne = mean(one);
    double meanOther = mean(other);
    double together = 0;
    double ofOne = 0;
    double ofOther = 0;
    for (int i = 0; i < n; i++) {
      double a = one[i] - meanOne;
      double b = other[i] - meanOther;
      together += a * b;
      ofOne += a * a;
      ofOther += b * b;
    }
    double r = together / (Math.sqrt(ofOne) * Math.sqrt(ofOther));
    return new Correlation(Math.clamp(r, -1, 1), n, "");
  }

  static boolean constant(double[] column) {
    for (double value : column) {
      if (value != column[0]) {
        return false;
      }
    }
    return true;
  }

  static double mean(double[] column) {
    double sum = 0;
    for (double value : column) {
      sum += value;
    }
    return sum / column.length;
  }

  private static double[] ranks(double[] column) {
    var sorted = column.clone();
    Arrays.sort(sorted);
    var ranks = new double[column.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = (1 + below(sorted, column[i], false) + below(sorted, column[i], true)) / 2.0;
    }
    return ranks;
  }

  /** How many are smaller, or no larger. */
  private static int below(double[] sorted, double value, boolean orEqual) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value || (orEqual && sorted[middle] == value)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  public boolean known() {
    return reason.isEmpty();
  }

  /** Whether partners that have nothing to do with each other would often look like this, too. */
  public boolean mayBeChance() {
    double t = Chance.studentWithin(LEVEL, Math.max(1, partners - 2));
    return known() && r * r < t * t / (partners - 2 + t * t);
  }
}
