package dev.touchstone.trend;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;

/**
 * How often numbers in random order are so far from balance. Counted exactly: arrangements of
 * numbers, equal ones included, by their inversions are the coefficients of a Gaussian multinomial
 * (Stanley, Enumerative Combinatorics 1, 1.7.1), and Kendall's S is the number of unequal pairs
 * less twice the inversions.
 */
final class KendallsChance {
  private KendallsChance() {}

  static double beyond(int balance, double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    int pairs = 0; // of numbers that differ
    int before = 0;
    var ways = new BigInteger[] {BigInteger.ONE};
    for (int from = 0; from < sorted.length; ) {
      int to = from;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      int equal = to - from;
      pairs += before * equal;
      ways = withMore(ways, before, equal, pairs);
      before += equal;
      from = to;
    }
    var beyond = BigInteger.ZERO;
    var all = BigInteger.ZERO;
    for (int inversions = 0; inversions <= pairs; inversions++) {
      all = all.add(ways[inversions]);
      if (Math.abs(pairs - 2 * inversions) >= Math.abs(balance)) {
        beyond = beyond.add(ways[inversions]);
      }
    }
    return new BigDecimal(beyond).divide(new BigDecimal(all), MathContext.DECIMAL64).doubleValue();
  }

  /** Times the Gaussian binomial of (before + equal) over equal, factor by factor. */
  private static BigInteger[] withMore(BigInteger[] ways, int before, int equal, int degree) {
    var more = new BigInteger[degree + equal + 1];
    Arrays.fill(more, BigInteger.ZERO);
    System.arraycopy(ways, 0, more, 0, ways.length);
    for (int i = 1; i <= equal; i++) {
      for (int k = more.length - 1; k >= before + i; k--) {
        more[k] = more[k].subtract(more[k - before - i]);
      }
      for (int k = i; k < more.length; k++) {
        more[k] = more[k].add(more[k - i]);
      }
    }
    return Arrays.copyOf(more, degree + 1);
  }
}
