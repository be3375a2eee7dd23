package dev.touchstone.score.tree;

import dev.touchstone.score.rule.Grouping;
import dev.touchstone.score.rule.Rounding;
import java.util.Arrays;

/**
 * Rounded scores and the ranks they make: descending, ties share the smaller number ("1224"). Ticks
 * are whole units of the last decimal, so that ties are exact.
 */
public final class Ranking {
  public static final long NONE = Long.MIN_VALUE;
  private static final long COUNTABLE = 1 << 20;

  private final Rounding rounding;
  private final long[] ticks;
  private final int[] ranks;
  private final int ranked;

  private Ranking(Rounding rounding, long[] ticks, int[] ranks, int ranked) {
    this.rounding = rounding;
    this.ticks = ticks;
    this.ranks = ranks;
    this.ranked = ranked;
  }

  /**
   * @param scores unrounded; NaN where there is none
   */
  public static Ranking of(double[] scores, Rounding rounding) {
    return of(scores, rounding, rounding);
  }

  /**
   * @param scores unrounded; NaN where there is none
   * @param forRank how scores are rounded before they are ranked
   */
  public static Ranking of(double[] scores, Rounding rounding, Rounding forRank) {
    var ticks = ticks(scores, rounding);
    int ranked = 0;
    for (long tick : ticks) {
      ranked += tick == NONE ? 0 : 1;
    }
    var ranks = ranks(rounding.equals(forRank) ? ticks : ticks(scores, forRank));
    return new Ranking(rounding, ticks, ranks, ranked);
  }

  /** Ranks within groups; 0 where there are no points. */
  public static int[] ranks(double[] points, Rounding rounding, Grouping grouping) {
    var ticks = ticks(points, rounding);
    var ranks = new int[ticks.length];
    for (int group = 0; group < grouping.groups(); group++) {
      var of = ticks.clone();
      for (int i = 0; i < of.length; i++) {
        of[i] = grouping.groupOf(i) == group ? of[i] : NONE;
      }
      var within = ranks(of);
      for (int i = 0; i < of.length; i++) {
        ranks[i] = of[i] == NONE ? ranks[i] : within[i];
      }
    }
    return ranks;
  }

  private static long[] ticks(double[] scores, Rounding rounding) {
    var ticks = new long[scores.length];
    ticks(scores, rounding, ticks);
    return ticks;
  }

  /** {@link #NONE} where there is no score. */
  public static void ticks(double[] scores, Rounding rounding, long[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = Double.isNaN(scores[i]) ? NONE : rounding.ticks(scores[i]);
    }
  }

  private static int[] ranks(long[] ticks) {
    var ranks = new int[ticks.length];
    ranks(ticks, new int[0], ranks);
    return ranks;
  }

  /**
   * Replications rank all partners a thousand times: with few distinct scores, count them.
   *
   * @param counts to count in; used if it is long enough
   * @param into 0 where there is no score
   * @return what was counted in, for the next time
   */
  public static int[] ranks(long[] ticks, int[] counts, int[] into) {
    long least = Long.MAX_VALUE;
    long most = NONE;
    for (long tick : ticks) {
      least = tick == NONE ? least : Math.min(least, tick);
      most = Math.max(most, tick);
    }
    boolean few = most != NONE && Math.subtractExact(most, least) < COUNTABLE;
    if (!few) {
      System.arraycopy(sorted(ticks), 0, into, 0, into.length);
      return counts;
    }
    int span = (int) (most - least);
    var above = counts.length < span + 2 ? new int[span + 2] : counts;
    Arrays.fill(above, 0, span + 2, 0);
    for (long tick : ticks) {
      if (tick != NONE) {
        above[(int) (tick - least)]++;
      }
    }
    for (int i = span; i >= 0; i--) {
      above[i] += above[i + 1];
    }
    for (int i = 0; i < ticks.length; i++) {
      into[i] = ticks[i] == NONE ? 0 : above[(int) (ticks[i] - least) + 1] + 1;
    }
    return above;
  }

  private static int[] sorted(long[] ticks) {
    var sorted = ticks.clone();
    Arrays.sort(sorted);
    var ranks = new int[ticks.length];
    for (int i = 0; i < ticks.length; i++) {
      ranks[i] = ticks[i] == NONE ? 0 : above(sorted, ticks[i]) + 1;
    }
    return ranks;
  }

  private static int above(long[] sorted, long ticks) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= ticks) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sorted.length - low;
  }

  public boolean ranked(int partner) {
    return ticks[partner] != NONE;
  }

  /** How many partners have a rank. */
  public int ranked() {
    return ranked;
  }

  public long ticks(int partner) {
    return ticks[partner];
  }

  /** NaN where there is none. */
  public double score(int partner) {
    return ranked(partner) ? rounding.value(ticks[partner]) : Double.NaN;
  }

  /** 0 where there is no score. */
  public int rank(int partner) {
    return ranks[partner];
  }
}
