package dev.touchstone.score.column;

import dev.touchstone.score.rule.Distribution;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;

/**
 * What partners are told of every peer group of one KPI in one period.
 *
 * <p>A group is told from a declared number of companies on, and only if it differs from every
 * smaller group inside it that is told by as many companies: else the difference of the two would
 * tell of those few.
 */
final class Benchmarks {
  /** Steps between the outer quarters, at least. */
  private static final BigDecimal STEPS = BigDecimal.valueOf(4);

  private final PeerGroups groups;
  private final double[] values;
  private final Benchmark[][] all;

  /**
   * @param values NaN where there is none
   * @param precision digits after the point the values are rounded to
   */
  Benchmarks(PeerGroups groups, double[] values, int precision) {
    this.groups = groups;
    this.values = values;
    this.all = new Benchmark[groups.groupings().size()][];
    for (int level = 0; level < all.length; level++) {
      var grouping = groups.groupings().get(level);
      var distributions = Distribution.byGroup(grouping, values);
      all[level] = new Benchmark[grouping.groups()];
      for (int group = 0; group < all[level].length; group++) {
        all[level][group] =
            enough(level, group)
                ? quarters(distributions[group], grouping.label(group), precision)
                : Benchmark.UNTOLD;
      }
    }
  }

  Benchmark of(int level, int group) {
    return group < 0 ? Benchmark.UNTOLD : all[level][group];
  }

  private boolean enough(int level, int group) {
    var companies = new HashSet<Integer>();
    var apart = new HashSet<Integer>();
    for (int i = 0; i < values.length; i++) {
      if (groups.groupings().get(level).groupOf(i) == group && !Double.isNaN(values[i])) {
        companies.add(groups.companies().of()[i]);
        if (!toldBelow(level, i)) {
          apart.add(groups.companies().of()[i]);
        }
      }
    }
    return companies.size() >= groups.toldFrom() && apart.size() >= groups.toldFrom();
  }

  private boolean toldBelow(int level, int partner) {
    for (int finer = 0; finer < level; finer++) {
      if (of(finer, groups.groupings().get(finer).groupOf(partner)) instanceof Benchmark.Quarters) {
        return true;
      }
    }
    return false;
  }

  private static Benchmark quarters(Distribution peers, String label, int precision) {
    double lower = peers.about(0.25);
    double upper = peers.about(0.75);
    if (!(lower < upper)) {
      return Benchmark.UNTOLD;
    }
    var step = step(upper - lower, precision);
    var told =
        new Benchmark.Quarters(
            label, rounded(lower, step), rounded(peers.about(0.5), step), rounded(upper, step));
    return told.lower() < told.upper() ? told : Benchmark.UNTOLD;
  }

  /** 1, 2 or 5 of a power of ten: the largest that goes into a stretch often enough. */
  private static BigDecimal step(double stretch, int precision) {
    var most = new BigDecimal(stretch).divide(STEPS, 30, RoundingMode.DOWN);
    var power = BigDecimal.ONE.scaleByPowerOfTen(most.precision() - most.scale() - 1);
    var step = power;
    for (int times : new int[] {2, 5}) {
      var larger = power.multiply(BigDecimal.valueOf(times));
      step = larger.compareTo(most) <= 0 ? larger : step;
    }
    return step.max(BigDecimal.ONE.scaleByPowerOfTen(-precision));
  }

  private static double rounded(double value, BigDecimal step) {
    return BigDecimal.valueOf(value)
        .divide(step, 0, RoundingMode.HALF_UP)
        .multiply(step)
        .doubleValue();
  }
}
