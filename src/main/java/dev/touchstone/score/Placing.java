package dev.touchstone.score;

import java.util.Arrays;

/**
 * How many of its group are below and above each value. Values are put in order once, by the digits
 * of their bit patterns, in time proportional to their number; a search per value takes several
 * times as long.
 *
 * @param below by partner; of no meaning for partners without a value or group
 * @param above by partner
 */
record Placing(int[] below, int[] above) {
  private static final int DIGIT = 11;
  private static final int DIGITS = 6;
  private static final int BUCKETS = 1 << DIGIT;

  /** Values that are NaN, and partners of no group, are left out. */
  static Placing of(Grouping grouping, double[] values) {
    var below = new int[values.length];
    var above = new int[values.length];
    var members = ascending(grouping, values);
    var ends = ends(grouping, members);
    var byGroup = byGroup(grouping, members, ends.clone());
    int start = 0;
    for (int end : ends) {
      place(values, byGroup, start, end, below, above);
      start = end;
    }
    return new Placing(below, above);
  }

  private static void place(
      double[] values, int[] members, int start, int end, int[] below, int[] above) {
    int first = start;
    while (first < end) {
      double value = values[members[first]];
      int last = first + 1;
      while (last < end && values[members[last]] == value) {
        last++;
      }
      for (int i = first; i < last; i++) {
        below[members[i]] = first - start;
        above[members[i]] = end - last;
      }
      first = last;
    }
  }

  /** After each group's last member, if groups stand one after the other. */
  private static int[] ends(Grouping grouping, int[] members) {
    var ends = new int[grouping.groups()];
    for (int member : members) {
      ends[grouping.groupOf(member)]++;
    }
    for (int group = 1; group < ends.length; group++) {
      ends[group] += ends[group - 1];
    }
    return ends;
  }

  private static int[] byGroup(Grouping grouping, int[] members, int[] ends) {
    if (ends.length == 1) {
      return members;
    }
    var byGroup = new int[members.length];
    for (int i = members.length - 1; i >= 0; i--) {
      byGroup[--ends[grouping.groupOf(members[i])]] = members[i];
    }
    return byGroup;
  }

  /** Partners with a value and a group, in ascending order of value. */
  private static int[] ascending(Grouping grouping, double[] values) {
    int count = 0;
    var places = new int[values.length];
    var keys = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i]) && grouping.groupOf(i) >= 0) {
        keys[count] = sortable(values[i] + 0.0); // no negative zero: it sorts below zero
        places[count++] = i;
      }
    }
    return sorted(keys, places, count);
  }

  /** A whole number in the same order as the value. */
  private static long sortable(double value) {
    long bits = Double.doubleToRawLongBits(value);
    return bits ^ ((bits >> 63) | Long.MIN_VALUE);
  }

  private static int[] sorted(long[] keys, int[] places, int count) {
    var counts = counts(keys, count);
    var fromKeys = keys;
    var from = places;
    var toKeys = new long[count];
    var to = new int[count];
    for (int digit = 0; digit < DIGITS; digit++) {
      var starts = counts[digit];
      int shift = digit * DIGIT;
      if (count > 0 && starts[(int) (fromKeys[0] >>> shift) & (BUCKETS - 1)] == count) {
        continue; // All have the same digit here.
      }
      int sum = 0;
      for (int bucket = 0; bucket < BUCKETS; bucket++) {
        int size = starts[bucket];
        starts[bucket] = sum;
        sum += size;
      }
      for (int i = 0; i < count; i++) {
        long key = fromKeys[i];
        int at = starts[(int) (key >>> shift) & (BUCKETS - 1)]++;
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
    return from.length == count ? from : Arrays.copyOf(from, count);
  }

  private static int[][] counts(long[] keys, int count) {
    var counts = new int[DIGITS][BUCKETS];
    for (int i = 0; i < count; i++) {
      long key = keys[i];
      for (int digit = 0; digit < DIGITS; digit++) {
        counts[digit][(int) (key >>> (digit * DIGIT)) & (BUCKETS - 1)]++;
      }
    }
    return counts;
  }
}
