package dev.touchstone.robustness;

import java.util.Arrays;

/**
 * Puts whole numbers in order by counting them where they lie close together, and tells their mean
 * and quantiles. Keeps its room; for one thread.
 */
final class Tally {
  private static final int CLOSE = 8;

  private final int[] numbers;
  private int[] counts = new int[0];
  private int count;

  Tally(int most) {
    this.numbers = new int[most];
  }

  void clear() {
    count = 0;
  }

  void add(int number) {
    numbers[count++] = number;
  }

  int count() {
    return count;
  }

  /** Of (number + from) / unit; NaN for all where there are no numbers. Leaves them in order. */
  Spread spread(long from, double unit) {
    if (count == 0) {
      return Spread.NONE;
    }
    long sum = 0;
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      sum += numbers[i];
      least = Math.min(least, numbers[i]);
      most = Math.max(most, numbers[i]);
    }
    order(least, most);
    return new Spread(
        (from + (double) sum / count) / unit,
        (from + quantile(0.5)) / unit,
        (from + quantile(0.05)) / unit,
        (from + quantile(0.95)) / unit);
  }

  private void order(int least, int most) {
    long range = (long) most - least + 1;
    if (range > (long) CLOSE * count) {
      Arrays.sort(numbers, 0, count);
      return;
    }
    counts = counts.length < range ? new int[(int) range] : counts;
    Arrays.fill(counts, 0, (int) range, 0);
    for (int i = 0; i < count; i++) {
      counts[numbers[i] - least]++;
    }
    int place = 0;
    for (int value = 0; value < range; value++) {
      for (int i = counts[value]; i > 0; i--) {
        numbers[place++] = value + least;
      }
    }
  }

  /** Hyndman and Fan's type 7, of numbers in order. */
  private double quantile(double share) {
    double place = (count - 1) * share;
    int below = (int) Math.floor(place);
    double low = numbers[below];
    return low + (place - below) * (numbers[Math.min(below + 1, count - 1)] - low);
  }
}
