package dev.touchstone.score.column;

import dev.touchstone.score.rule.Grouping;
import dev.touchstone.score.rule.Rounding;
import java.util.Arrays;

/**
 * Puts values in order once, digit by digit, in time proportional to their number; a search per
 * value takes several times as long. Values that lie on a decimal grid are counted in its units,
 * which are few digits; others go by their bit patterns.
 */
final class Placing {
  private static final int DIGIT = 11;
  private static final int BUCKETS = 1 << DIGIT;
  private static final double EXACT_UP_TO = 1L << 53;

  /** Partners of one group with equal values. */
  @FunctionalInterface
  interface Equals {
    /**
     * @param members partners, of which those from {@code first} up to {@code end} are meant
     * @param below how many of their group have a smaller value
     * @param above how many have a larger one
     * @param others how many others have a value
     */
    void at(int[] members, int first, int end, int below, int above, int others);
  }

  private Placing() {}

  /**
   * Visits everybody with a value and a group, group by group, in ascending order.
   *
   * @param values NaN where there is none
   * @param decimals of the grid that values probably lie on
   */
  static void visit(Grouping grouping, double[] values, int decimals, Equals visitor) {
    var all = ascending(grouping, values, decimals);
    var ends = ends(grouping, all.places);
    var byGroup = ends.length == 1 ? all : byGroup(grouping, all, ends.clone());
    int start = 0;
    for (int end : ends) {
      visit(byGroup, start, end, visitor);
      start = end;
    }
  }

  /** Partners, and beside each a key in the order of values. */
  private record Keyed(int[] places, long[] keys) {}

  private static void visit(Keyed all, int start, int end, Equals visitor) {
    int first = start;
    while (first < end) {
      long key = all.keys[first];
      int last = first + 1;
      while (last < end && all.keys[last] == key) {
        last++;
      }
      visitor.at(all.places, first, last, first - start, end - last, end - start - 1);
      first = last;
    }
  }

  /** After each group's last member, if groups stand one after the other. */
  private static int[] ends(Grouping grouping, int[] members) {
    var ends = new int[grouping.groups()];
    if (ends.length == 1) {
      ends[0] = members.length;
      return ends;
    }
    for (int member : members) {
      ends[grouping.groupOf(member)]++;
    }
    for (int group = 1; group < ends.length; group++) {
      ends[group] += ends[group - 1];
    }
    return ends;
  }

  private static Keyed byGroup(Grouping grouping, Keyed all, int[] ends) {
    var byGroup = new Keyed(new int[all.places.length], new long[all.keys.length]);
    for (int i = all.places.length - 1; i >= 0; i--) {
      int at = --ends[grouping.groupOf(all.places[i])];
      byGroup.places[at] = all.places[i];
      byGroup.keys[at] = all.keys[i];
    }
    return byGroup;
  }

  /** Partners with a value and a group, in ascending order of value. */
  private static Keyed ascending(Grouping grouping, double[] values, int decimals) {
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      count += !Double.isNaN(values[i]) && grouping.groupOf(i) >= 0 ? 1 : 0;
    }
    var places = new int[count];
    int place = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i]) && grouping.groupOf(i) >= 0) {
        places[place++] = i;
      }
    }
    var keys = new long[count];
    if (!onGrid(values, places, decimals, keys)) {
      for (int i = 0; i < count; i++) {
        keys[i] = sortable(values[places[i]] + 0.0); // no negative zero: it sorts below zero
      }
    }
    return sorted(keys, places);
  }

  /** Counts values in units of their last digit; false where one is not a whole number of them. */
  private static boolean onGrid(double[] values, int[] places, int decimals, long[] keys) {
    if (decimals > Rounding.MOST_DECIMALS) {
      return false;
    }
    double unit = Math.pow(10, decimals);
    for (int i = 0; i < keys.length; i++) {
      double scaled = Math.rint(values[places[i]] * unit);
      if (!(Math.abs(scaled) < EXACT_UP_TO) || scaled / unit != values[places[i]]) {
        return false;
      }
      keys[i] = (long) scaled;
    }
    return true;
  }

  /** A whole number in the same order as the value. */
  private static long sortable(double value) {
    long bits = Double.doubleToRawLongBits(value);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  private static Keyed sorted(long[] keys, int[] places) {
    int count = places.length;
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (long key : keys) {
      least = Math.min(least, key);
      most = Math.max(most, key);
    }
    int bits = Long.SIZE - Long.numberOfLeadingZeros(count == 0 ? 0 : most - least);
    var fromKeys = keys;
    var from = places;
    var toKeys = new long[count];
    var to = new int[count];
    var starts = new int[BUCKETS];
    for (int shift = 0; shift < bits; shift += DIGIT) {
      if (!count(fromKeys, least, shift, starts)) {
        continue; // All have the same digit here.
      }
      for (int i = 0; i < count; i++) {
        long key = fromKeys[i];
        int at = starts[(int) ((key - least) >>> shift) & (BUCKETS - 1)]++;
        toKeys[at] = key;
        to[at] = from[i];
      }
      var usedKeys = fromKeys;
      var used = from;
      fromKeys = toKeys;
      from = to;
      toKeys = usedKeys;
      to = used;
    }
    return new Keyed(from, fromKeys);
  }

  /** Where each digit's keys start. */
  private static boolean count(long[] keys, long least, int shift, int[] starts) {
    Arrays.fill(starts, 0);
    for (long key : keys) {
      starts[(int) ((key - least) >>> shift) & (BUCKETS - 1)]++;
    }
    int sum = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      int size = starts[bucket];
      if (size == keys.length) {
        return false;
      }
      starts[bucket] = sum;
      sum += size;
    }
    return true;
  }
}
