package dev.touchstone.score.column;

import dev.touchstone.score.rule.Distribution;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Whom each partner is compared with on one KPI in one period: per partner the first group of the
 * chain with enough measured values. Values are fixed once made; distributions are made when first
 * asked for, because absolute rules only need them for explanations.
 */
public final class Reference {
  private static final Distribution[] NOT_YET = {};

  private final PeerGroups groups;
  private final double[] values;
  private final int[][] counts;
  private final byte[] levels;
  private final AtomicReferenceArray<Distribution[]> distributions;
  private volatile List<Benchmarks> benchmarks = List.of();

  /**
   * @param values NaN where nothing usable was measured; kept, not copied
   */
  Reference(PeerGroups groups, double[] values) {
    this.groups = groups;
    this.values = values;
    this.counts = counts(groups, values);
    this.levels = levels(groups, counts, values.length);
    this.distributions = new AtomicReferenceArray<>(groups.groupings().size());
    for (int level = 0; level < distributions.length(); level++) {
      distributions.set(level, NOT_YET);
    }
  }

  /** How many values each group has, by level. */
  private static int[][] counts(PeerGroups groups, double[] values) {
    var counts = new int[groups.groupings().size()][];
    for (int level = 0; level < counts.length; level++) {
      var grouping = groups.groupings().get(level);
      counts[level] = new int[grouping.groups()];
      for (int i = 0; i < values.length; i++) {
        int group = grouping.groupOf(i);
        if (group >= 0 && !Double.isNaN(values[i])) {
          counts[level][group]++;
        }
      }
    }
    return counts;
  }

  private static byte[] levels(PeerGroups groups, int[][] counts, int partners) {
    var levels = new byte[partners];
    Arrays.fill(levels, (byte) -1);
    int needed = Math.max(groups.atLeast(), 1);
    for (int level = groups.last(); level >= 0; level--) {
      var grouping = groups.groupings().get(level);
      for (int i = 0; i < partners; i++) {
        int group = grouping.groupOf(i);
        if (group >= 0 && counts[level][group] >= needed) {
          levels[i] = (byte) level;
        }
      }
    }
    return levels;
  }

  /** How many levels there are. */
  int levels() {
    return counts.length;
  }

  /** Whether anybody is compared on this level. */
  boolean uses(int level) {
    for (byte one : levels) {
      if (one == level) {
        return true;
      }
    }
    return false;
  }

  /** Whether this partner has enough peers and is compared on this level. */
  boolean uses(int level, int partner) {
    return levels[partner] == level;
  }

  /** Whether some group of the chain has enough peers for this partner. */
  boolean enough(int partner) {
    return levels[partner] >= 0;
  }

  /** The partner's peers; those of the chain's last group where no group has enough. */
  public Distribution of(int partner) {
    int level = level(partner);
    int group = groups.groupings().get(level).groupOf(partner);
    return group < 0 ? Distribution.EMPTY : distributions(level)[group];
  }

  /** What the partner is told of its peers' values. */
  public Benchmark told(int partner, int precision) {
    var known = benchmarks;
    if (known.isEmpty()) {
      known = List.of(new Benchmarks(groups, values, precision));
      benchmarks = known; // two threads may make the same ones at once; they are equal
    }
    return known.getFirst().of(level(partner), group(partner));
  }

  /** e.g. {@code region EMEA, maturity Established}. */
  public String label(int partner) {
    var grouping = groups.groupings().get(level(partner));
    int group = grouping.groupOf(partner);
    return group < 0 ? "no peer group" : grouping.label(group);
  }

  int atLeast() {
    return groups.atLeast();
  }

  /** The same groups over other values, such as the points the values made. */
  Distribution[] over(double[] others, int level) {
    return Distribution.byGroup(groups.groupings().get(level), others);
  }

  /** Visits everybody by the peers of a level, see {@link Placing}. */
  void visit(int level, int decimals, Placing.Equals visitor) {
    Placing.visit(groups.groupings().get(level), values, decimals, visitor);
  }

  int level(int partner) {
    return levels[partner] >= 0 ? levels[partner] : groups.last();
  }

  int group(int partner) {
    return groups.groupings().get(level(partner)).groupOf(partner);
  }

  /** Two threads may make the same ones at once; they are equal. */
  private Distribution[] distributions(int level) {
    var known = distributions.get(level);
    if (known == NOT_YET) {
      known = over(values, level);
      distributions.set(level, known);
    }
    return known;
  }
}
