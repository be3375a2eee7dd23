package dev.touchstone.robustness;

import java.util.Arrays;

/**
 * Puts whole numbers in order by counting them where they lie close together, and tells their mean
 * and quantiles. Keeps its room; for one thread.
 */
final class CountingSort {
  private static final int CLOSE = 16;
  private static final int STRETCH = 6;

  private final int[] numbers;
  private int[] counts = {};
  private int[] inStretch = {};
  private int start;
  private boolean counted;
  private int count;

  CountingSort(int most) {
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

  /** Of (number + from) / unit; NaN for all where there are no numbers. */
  ReplicationSpread spread(long from, double unit) {
    if (count == 0) {
      return ReplicationSpread.NONE;
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
    return new ReplicationSpread(
        (from + (double) sum / count) / unit,
        (from + quantile(0.5)) / unit,
        (from + quantile(0.05)) / unit,
        (from + quantile(0.95)) / unit);
  }

  /** Counts numbers and stretches of them, or sorts them where they lie far apart. */
  private void order(int least, int most) {
    long range = (long) most - least + 1;
    start = least;
    counted = range <= (long) CLOSE * count;
    if (!counted) {
      Arrays.sort(numbers, 0, count);
      return;
    }
    int stretches = (int) (range >> STRETCH) + 1;
    counts = counts.length < range ? new int[(int) range] : counts;
    inStretch = inStretch.length < stretches ? new int[stretches] : inStretch;
    Arrays.fill(counts, 0, (int) range, 0);
    Arrays.fill(inStretch, 0, stretches, 0);
    for (int i = 0; i < count; i++) {
      int number = numbers[i] - least;
      counts[number]++;
      inStretch[number >> STRETCH]++;
    }
  }

  /** Hyndman and Fan's type 7. */
  private double quantile(double share) {
    double place = (count - 1) * share;
    int below = (int) Math.floor(place);
    double low = at(below);
    return low + (place - below) * (at(Math.min(below + 1, count - 1)) - low);
  }

  /** The number at a place in order. */
  private int at(int place) {
    if (!counted) {
      return numbers[place];
    }
    int left = place;
    int stretch = 0;
    while (left >= inStretch[stretch]) {
      left -= inStretch[stretch++];
    }
    int number = stretch << STRETCH;
    while (left >= counts[number]) {
      left -= counts[number++];
    }
    return start + number;
  }
}
