package dev.touchstone.robustness;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rounds shares of one whole so that what is written adds up to 1, as seats are given out by
 * Hamilton's method: all are rounded down, and the units left over go to the largest remainders; of
 * equal ones to the first.
 */
final class LargestRemainder {
  private static final int UNITS = 1_000_000;

  private LargestRemainder() {}

  /**
   * Six digits after the point.
   *
   * @param shares {@code count / of} each, together 1
   * @param of how many were counted; shares of nothing stay as they are
   */
  static double[] rounded(List<Double> shares, int of) {
    var exact = shares.stream().mapToDouble(share -> share).toArray();
    if (of == 0) {
      return exact;
    }
    // counts are whole, so remainders are compared exactly
    var counted = Arrays.stream(exact).mapToLong(share -> Math.round(share * of) * UNITS).toArray();
    var units = Arrays.stream(counted).map(count -> count / of).toArray();
    IntStream.range(0, units.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer i) -> -(counted[i] % of)))
        .limit(UNITS - Arrays.stream(units).sum())
        .forEach(i -> units[i]++);
    return Arrays.stream(units).mapToDouble(unit -> (double) unit / UNITS).toArray();
  }
}
