package dev.touchstone.demo;

import java.util.List;

/**
 * Chance without state: what is drawn depends only on the seed, on what it is for, and on the
 * number of the row. So a row can be added to one dataset without changing any other.
 *
 * <p>Only {@link StrictMath} is used, because {@link Math} may differ in the last digit between
 * machines.
 */
record DemoChance(long seed) {
  /** Chance for one row of one kind of thing. */
  DemoChance of(String what, long row) {
    return new DemoChance(mix(seed ^ mix(what.hashCode() * 0x9E3779B97F4A7C15L + row)));
  }

  /** Evenly spread, {@code 0 <= x < 1}. */
  double even(String what) {
    return (of(what, 0).seed >>> 11) * 0x1.0p-53;
  }

  boolean happens(String what, double probability) {
    return even(what) < probability;
  }

  /** A whole number, {@code 0 <= n < bound}. */
  int below(String what, int bound) {
    return (int) (even(what) * bound);
  }

  <T> T pick(String what, List<T> from) {
    return from.get(below(what, from.size()));
  }

  /** Bell-shaped with mean 0 and deviation 1, cut off at about 8. */
  public double normal(String what) {
    return Bell.quantile((of(what, 0).seed >>> 11) * 0x1.0p-53 + 0x1.0p-54);
  }

  /** Lognormal: half of the draws are below the median; {@code spread} is that of the logarithm. */
  double around(String what, double median, double spread) {
    return median * StrictMath.exp(spread * normal(what));
  }

  /** How often something happens that happens {@code mean} times on average (Poisson). */
  int times(String what, double mean) {
    if (mean > 30) {
      return (int) StrictMath.round(Math.max(0, mean + StrictMath.sqrt(mean) * normal(what)));
    }
    double left = even(what);
    double probability = StrictMath.exp(-mean);
    int times = 0;
    while (left >= probability && times < 200) {
      left -= probability;
      times++;
      probability *= mean / times;
    }
    return times;
  }

  /** SplitMix64's finaliser: every bit of the input moves about half of the bits of the output. */
  private static long mix(long bits) {
    long z = bits + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
