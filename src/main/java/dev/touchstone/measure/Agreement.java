package dev.touchstone.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far assessors agree beyond chance: Krippendorff's alpha over everything at least two of them
 * judged, whoever they were and however many left it out. 1 is perfect agreement, 0 what chance
 * would give; below 0 they contradict each other. Source: Krippendorff, Computing Krippendorff's
 * Alpha-Reliability (2011), the form from values by units.
 *
 * @param units things that at least two assessors judged
 * @param ratings opinions about them
 * @param nominal alpha where levels are names: different is different; NaN where there is none
 * @param ordinal alpha where levels have an order: the further apart in rank, the worse
 * @param interval alpha where levels are worth their points
 */
public record Agreement(long units, long ratings, double nominal, double ordinal, double interval) {
  /** Nobody was judged twice. */
  public static final Agreement UNKNOWN = new Agreement(0, 0, Double.NaN, Double.NaN, Double.NaN);

  private static final int DIGITS = 6;

  /** Whether it can be told at all: somebody was judged twice, and not all levels are the same. */
  public boolean known() {
    return !Double.isNaN(ordinal);
  }

  /** Counts of ratings, to be gathered unit by unit in any order. */
  public static final class Tally {
    private final List<BigDecimal> points;
    private final Map<Integer, BigInteger[][]> pairsBySize = new TreeMap<>();
    private final long[] byLevel;
    private long units;

    /**
     * @param points what the levels are worth, ascending
     */
    public Tally(List<BigDecimal> points) {
      this.points = points;
      this.byLevel = new long[points.size()];
    }

    /**
     * @param counts how many assessors gave the unit each level
     */
    public void add(long[] counts) {
      long size = 0;
      for (long count : counts) {
        size += count;
      }
      if (size < 2) {
        return;
      }
      units++;
      var pairs = pairsBySize.computeIfAbsent(Math.toIntExact(size), _ -> nothing());
      for (int i = 0; i < counts.length; i++) {
        byLevel[i] += counts[i];
        for (int j = 0; j < i; j++) {
          pairs[i][j] = pairs[i][j].add(BigInteger.valueOf(counts[i] * counts[j]));
        }
      }
    }

    private BigInteger[][] nothing() {
      var pairs = new BigInteger[byLevel.length][byLevel.length];
      for (var row : pairs) {
        java.util.Arrays.fill(row, BigInteger.ZERO);
      }
      return pairs;
    }

    public Agreement agreement() {
      if (units == 0) {
        return UNKNOWN;
      }
      long ratings = 0;
      for (long count : byLevel) {
        ratings += count;
      }
      return new Agreement(
          units,
          ratings,
          alpha((_, _) -> BigDecimal.ONE, ratings),
          alpha(this::ordinal, ratings),
          alpha((i, j) -> points.get(i).subtract(points.get(j)), ratings));
    }

    private interface Distance {
      BigDecimal between(int higher, int lower);
    }

    /** Ratings of the levels between, and half of those at both ends. */
    private BigDecimal ordinal(int higher, int lower) {
      long twice = byLevel[higher] + byLevel[lower];
      for (int level = lower + 1; level < higher; level++) {
        twice += 2 * byLevel[level];
      }
      return BigDecimal.valueOf(twice).divide(BigDecimal.TWO);
    }

    /** Exact until the one division at the end, so that no order of adding shows. */
    private double alpha(Distance distance, long ratings) {
      var common = BigInteger.ONE;
      for (int size : pairsBySize.keySet()) {
        common = leastCommonMultiple(common, BigInteger.valueOf(size - 1));
      }
      var observed = BigDecimal.ZERO; // times the common denominator
      var expected = BigDecimal.ZERO;
      for (int i = 0; i < byLevel.length; i++) {
        for (int j = 0; j < i; j++) {
          var squared = distance.between(i, j).pow(2);
          for (var entry : pairsBySize.entrySet()) {
            var share = common.divide(BigInteger.valueOf(entry.getKey() - 1));
            observed =
                observed.add(
                    squared.multiply(new BigDecimal(entry.getValue()[i][j].multiply(share))));
          }
          expected =
              expected.add(
                  squared.multiply(
                      BigDecimal.valueOf(byLevel[i]).multiply(BigDecimal.valueOf(byLevel[j]))));
        }
      }
      if (expected.signum() == 0) {
        return Double.NaN; // all levels are the same: agreement cannot be told from chance
      }
      var disagreement =
          observed
              .multiply(BigDecimal.valueOf(ratings - 1))
              .divide(expected.multiply(new BigDecimal(common)), MathContext.DECIMAL128);
      return BigDecimal.ONE
          .subtract(disagreement)
          .setScale(DIGITS, RoundingMode.HALF_UP)
          .doubleValue();
    }

    private static BigInteger leastCommonMultiple(BigInteger one, BigInteger other) {
      return one.divide(one.gcd(other)).multiply(other);
    }
  }
}
