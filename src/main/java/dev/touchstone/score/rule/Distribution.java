package dev.touchstone.score.rule;

import dev.touchstone.definition.valuation.Scoring.Ties;
import dev.touchstone.statistics.Quantile;
import java.util.Arrays;

/**
 * The measured values of one group of peers, ascending. Sums run in ascending order, so that the
 * order of partners can never change a digit.
 */
public final class Distribution {
  public static final Distribution EMPTY = new Distribution(new double[0]);

  private final double[] sorted;
  private final double mean;
  private final double deviation;
  private volatile double[] distinct = {};

  /**
   * @param sorted ascending, no NaN; kept, not copied
   */
  private Distribution(double[] sorted) {
    this.sorted = sorted;
    double sum = 0;
    for (double value : sorted) {
      sum += value;
    }
    this.mean = sum / sorted.length;
    double squares = 0;
    for (double value : sorted) {
      squares += (value - mean) * (value - mean);
    }
    this.deviation = constant() ? 0 : Math.sqrt(squares / (sorted.length - 1));
  }

  /** One distribution per group; values that are NaN, and partners of no group, are left out. */
  public static Distribution[] byGroup(Grouping grouping, double[] values) {
    int[] ends = new int[grouping.groups()];
    for (int i = 0; i < values.length; i++) {
      int group = grouping.groupOf(i);
      if (group >= 0 && !Double.isNaN(values[i])) {
        ends[group]++;
      }
    }
    var columns = new double[ends.length][];
    for (int group = 0; group < ends.length; group++) {
      columns[group] = new double[ends[group]];
    }
    for (int i = values.length - 1; i >= 0; i--) {
      int group = grouping.groupOf(i);
      if (group >= 0 && !Double.isNaN(values[i])) {
        columns[group][--ends[group]] = values[i] + 0.0; // no negative zero: it sorts below zero
      }
    }
    var distributions = new Distribution[columns.length];
    for (int group = 0; group < columns.length; group++) {
      Arrays.sort(columns[group]);
      distributions[group] = new Distribution(columns[group]);
    }
    return distributions;
  }

  public int count() {
    return sorted.length;
  }

  /** Whether there is nothing to tell the values apart; also true for one value or none. */
  boolean constant() {
    return sorted.length < 2 || sorted[0] == sorted[sorted.length - 1];
  }

  /** NaN if empty, as are the other statistics. */
  public double minimum() {
    return sorted.length == 0 ? Double.NaN : sorted[0];
  }

  public double maximum() {
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1];
  }

  public double mean() {
    return mean;
  }

  /** With n-1; zero where all values are equal. */
  double deviation() {
    return deviation;
  }

  /** The middle value, or the mean of the two middle ones. */
  public double median() {
    int n = sorted.length;
    if (n == 0) {
      return Double.NaN;
    }
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  }

  /** The mean of the three values about a quantile, so that it is nobody's; NaN of fewer. */
  public double about(double share) {
    int n = sorted.length;
    if (n < 3) {
      return Double.NaN;
    }
    int place = Math.clamp(Math.round((n - 1) * share), 1, n - 2);
    return (sorted[place - 1] + sorted[place] + sorted[place + 1]) / 3;
  }

  /** One of Hyndman and Fan's nine sample quantiles; see {@link Quantile}. */
  double quantile(double share, int type) {
    return Quantile.of(sorted, share, type);
  }

  /** The same counted from the largest value: some types are not alike from both ends. */
  double quantileFromTop(double share, int type) {
    return Quantile.fromTop(sorted, share, type);
  }

  /**
   * A value's rank from the worst, 1 for the worst, among these and the value itself.
   *
   * @param others how many of these are not the value's own partner
   */
  double rank(double value, int others, boolean lower, Ties ties) {
    int below = below(value);
    int above = above(value);
    int worse = lower ? above : below;
    int level = others + 1 - below - above;
    return switch (ties) {
      case MINIMUM -> worse + 1;
      case AVERAGE -> worse + (level + 1) / 2.0;
      case MAXIMUM -> worse + level;
      case DENSE -> distinctWorse(value, lower) + 1;
    };
  }

  private int distinctWorse(double value, boolean lower) {
    var all = distinct();
    int at = Arrays.binarySearch(all, value + 0.0);
    int below = at < 0 ? -at - 1 : at;
    return lower ? all.length - below - (at < 0 ? 0 : 1) : below;
  }

  private double[] distinct() {
    var known = distinct;
    if (known.length == 0 && sorted.length > 0) {
      known = Arrays.stream(sorted).distinct().toArray();
      distinct = known;
    }
    return known;
  }

  public int below(double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  public int above(double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sorted.length - low;
  }
}
