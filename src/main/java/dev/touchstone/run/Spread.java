package dev.touchstone.run;

import java.util.Arrays;

/**
 * How far apart values lie.
 *
 * @param sorted ascending; none is NaN
 */
record Spread(double[] sorted) {
  int distinct() {
    return (int) Arrays.stream(sorted).distinct().count();
  }

  /** The largest share of the values that are the same, 0..1. */
  double commonest() {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < sorted.length; i++) {
      run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    return sorted.length == 0 ? 0 : longest / (double) sorted.length;
  }

  /** The value nearest to where a share of all lies below; NaN without any. */
  double at(double share) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
