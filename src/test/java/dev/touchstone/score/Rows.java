package dev.touchstone.score;

import dev.touchstone.definition.scorecard.Resampling;
import dev.touchstone.measure.Histogram;
import dev.touchstone.measure.Histogram.Bar;
import dev.touchstone.measure.Sample;
import dev.touchstone.score.explanation.Bootstrap;
import dev.touchstone.score.explanation.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Rows of a sum over a sum, and what is known of them: exact sums of squares and a histogram.
 *
 * @param over what each row adds above the line
 * @param under what it adds below
 */
public record Rows(double[] over, double[] under) {
  /** Hours between failures of air-conditioning: Davison and Hinkley (1997), example 1.1. */
  public static final Rows AIR = of(3, 5, 7, 18, 43, 85, 91, 98, 100, 130, 230, 487);

  /** Thousands of people in ten cities, 1930 over 1920: Davison and Hinkley (1997), table 2.1. */
  public static final Rows CITIES =
      new Rows(
          new double[] {143, 104, 69, 260, 75, 63, 50, 48, 111, 50},
          new double[] {138, 93, 61, 179, 48, 37, 29, 23, 30, 2});

  /**
   * A hormone in eight people, new less old over old less placebo: Efron and Tibshirani (1993),
   * table 10.1.
   */
  public static final Rows PATCHES =
      new Rows(
          new double[] {-1200, 2601, -2705, 1982, -1290, 351, -638, -2719},
          new double[] {8406, 2342, 8187, 8459, 4795, 3516, 4796, 10238});

  /** Rows of a mean. */
  public static Rows of(double... values) {
    var ones = new double[values.length];
    Arrays.fill(ones, 1);
    return new Rows(values, ones);
  }

  public double ratio() {
    return DoubleStream.of(over).sum() / DoubleStream.of(under).sum();
  }

  /** What exact sums of squares would say. */
  public Sample.Mean sample() {
    double ratio = ratio();
    double mean = DoubleStream.of(under).sum() / under.length;
    double squares =
        IntStream.range(0, over.length)
            .mapToDouble(i -> (over[i] - ratio * under[i]) / mean)
            .map(off -> off * off)
            .sum();
    return new Sample.Mean(over.length, ratio, squares);
  }

  public Histogram histogram() {
    var bars =
        new TreeMap<List<BigDecimal>, Long>(
            Comparator.<List<BigDecimal>, BigDecimal>comparing(List::getFirst)
                .thenComparing(List::getLast));
    for (int i = 0; i < over.length; i++) {
      bars.merge(List.of(decimal(over[i]), decimal(under[i])), 1L, Long::sum);
    }
    var all = new ArrayList<Bar>();
    bars.forEach((row, count) -> all.add(new Bar(row.getFirst(), row.getLast(), count)));
    return new Histogram(all);
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP);
  }

  /** By a bootstrap. */
  public Interval.Between interval(double level, int replications, int seed) {
    var how = new Resampling.Bootstrap(replications, seed, Resampling.Bootstrap.USUAL);
    return (Interval.Between)
        new Bootstrap(how, "kpi", "partner").interval(sample(), histogram(), level);
  }
}
