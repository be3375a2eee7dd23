package dev.touchstone.score.explanation;

import static dev.touchstone.score.Rows.AIR;
import static dev.touchstone.score.Rows.CITIES;
import static dev.touchstone.score.Rows.PATCHES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.scorecard.Resampling;
import dev.touchstone.definition.valuation.QuantileType;
import dev.touchstone.measure.Histogram;
import dev.touchstone.measure.Sample;
import dev.touchstone.score.Rows;
import dev.touchstone.statistics.Chance;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Intervals by drawing rows again, held against published ones, and what they say of themselves.
 */
class BootstrapTests {
  /**
   * A published interval is one draw of many; so are ours. It must look like one of two hundred.
   */
  private static void publishedIsOneOfOurs(
      Rows rows, double level, int replications, double low, double high) {
    var ours =
        IntStream.range(0, 200).mapToObj(seed -> rows.interval(level, replications, seed)).toList();
    isOneOf(ours.stream().mapToDouble(Interval.Between::low).sorted().toArray(), low);
    isOneOf(ours.stream().mapToDouble(Interval.Between::high).sorted().toArray(), high);
  }

  /** Published numbers are rounded to four digits. */
  private static void isOneOf(double[] ours, double published) {
    double rounding = published > 10 ? 0.05 : 0.0005;
    assertThat(published).isBetween(ours[0] - rounding, ours[ours.length - 1] + rounding);
    assertThat(ours[190] - ours[9]).as("ours are close together").isLessThan(0.13 * published);
  }

  /** boot.ci of R's package boot, boot(aircondit, mean, R = 5000): 95 % (57.1, 223.5). */
  @Test
  void theMeanTimeBetweenFailuresHasTheIntervalOfRsBootPackage() {
    publishedIsOneOfOurs(AIR, 0.95, 5000, 57.1, 223.5);
  }

  /**
   * The example in the reference of boot.ci, boot(city, ratio, R = 999): 90 % (1.278, 1.939), 95 %
   * (1.245, 2.064).
   */
  @Test
  void theGrowthOfTenCitiesHasTheIntervalOfRsBootPackage() {
    publishedIsOneOfOurs(CITIES, 0.9, 999, 1.278, 1.939);
    publishedIsOneOfOurs(CITIES, 0.95, 999, 1.245, 2.064);
  }

  /** Equation 14.15 of Efron and Tibshirani (1993), in another language's doubles. */
  @Test
  void theAccelerationIsTheJackknifes() {
    assertThat(Jackknife.of(AIR.histogram()).acceleration())
        .isCloseTo(0.09379807388386767, within(1e-14));
    assertThat(Jackknife.of(CITIES.histogram()).acceleration())
        .isCloseTo(-0.011203193960233625, within(1e-13));
    assertThat(Jackknife.of(PATCHES.histogram()).acceleration())
        .isCloseTo(0.02405024648809592, within(1e-13));
  }

  /**
   * The ideal bootstrap of Efron and Tibshirani's patches, with infinitely many replications: all
   * 6435 ways to draw eight of eight people, each with its chance. Twenty thousand come close to
   * it, as close as chance allows.
   */
  @Test
  void manyReplicationsComeCloseToAllThereAre() {
    var all = new TreeMap<Double, Double>();
    everyDraw(new int[8], 0, 8, all);
    assertThat(all.values().stream().mapToDouble(chance -> chance).sum())
        .isCloseTo(1, within(1e-12));
    double value = PATCHES.ratio();
    assertThat(value).as("as published").isCloseTo(-0.0713, within(0.00005));
    double bias = Chance.normal(below(all, value - 1e-12) / 2 + below(all, value + 1e-12) / 2);
    double acceleration = 0.02405024648809592;
    int replications = 20_000;
    for (double level : new double[] {0.5, 0.8, 0.9, 0.95}) {
      var found = PATCHES.interval(level, replications, 3);
      double reach = Chance.normalWithin(level);
      DoubleUnaryOperator moved =
          z -> Chance.normalBelow(bias + (bias + z) / (1 - acceleration * (bias + z)));
      closeTo(moved.applyAsDouble(-reach), below(all, found.low()), reach, replications);
      closeTo(moved.applyAsDouble(reach), below(all, found.high()), reach, replications);
    }
  }

  /** Four standard errors, of the quantile and of the bias. */
  private static void closeTo(double ideal, double found, double reach, int replications) {
    double density = Math.exp(-reach * reach / 2) / Math.sqrt(2 * Math.PI);
    double error =
        Math.sqrt(ideal * (1 - ideal) / replications)
            + 2 * density * 1.26 / Math.sqrt(replications);
    assertThat(found).isCloseTo(ideal, within(4 * error));
  }

  private static double below(TreeMap<Double, Double> all, double value) {
    return all.headMap(value).values().stream().mapToDouble(chance -> chance).sum();
  }

  private static void everyDraw(int[] counts, int person, int left, TreeMap<Double, Double> all) {
    if (person == 7) {
      counts[7] = left;
      double over = 0;
      double under = 0;
      double chance = 40320 / Math.pow(8, 8);
      for (int i = 0; i < 8; i++) {
        over += counts[i] * PATCHES.over()[i];
        under += counts[i] * PATCHES.under()[i];
        for (int k = 2; k <= counts[i]; k++) {
          chance /= k;
        }
      }
      all.merge(over / under, chance, Double::sum);
      return;
    }
    for (int count = 0; count <= left; count++) {
      counts[person] = count;
      everyDraw(counts, person + 1, left - count, all);
    }
  }

  @Test
  void theTypeOfQuantileDecidesBetweenTwoDraws() {
    var sample = CITIES.sample();
    var histogram = CITIES.histogram();
    var ends =
        IntStream.rangeClosed(1, 9)
            .mapToObj(type -> new Resampling.Bootstrap(500, 1, new QuantileType(type)))
            .map(how -> new Bootstrap(how, "kpi", "partner").interval(sample, histogram, 0.9))
            .map(found -> ((Interval.Between) found).high())
            .toList();
    assertThat(ends.stream().distinct().count()).isGreaterThan(4);
    double least = ends.stream().mapToDouble(end -> end).min().orElseThrow();
    double most = ends.stream().mapToDouble(end -> end).max().orElseThrow();
    assertThat(most - least).isLessThan(0.02);
  }

  @Test
  void whereItHasNoAnswerStudentsStandsInAndSaysWhy() {
    var how = new Resampling.Bootstrap(2000, 1, Resampling.Bootstrap.USUAL);
    var bootstrap = new Bootstrap(how, "kpi", "partner");
    var mean = AIR.sample();
    var tooMany = (Interval.Between) bootstrap.interval(mean, Histogram.NONE, 0.9);
    assertThat(tooMany.how())
        .isEqualTo("by Student's t, because there are more than 10,000 rows to draw again");
    assertThat(tooMany.low()).isEqualTo(((Interval.Between) Interval.of(mean, 0.9)).low());

    assertThat(oneTwoThreeOver(0, 9, 0).how())
        .isEqualTo("by Student's t, because one row is all there is below the line");
    assertThat(oneTwoThreeOver(0, 9, 4).how())
        .matches("by Student's t, because [0-9]+ of 2,000 draws had nothing below the line");
    assertThat(oneTwoThreeOver(-5, 9, 8).how())
        .as("a loss below the line is no base either")
        .endsWith("draws had nothing below the line");
  }

  @Test
  void oneRowOrRowsThatAreAllAlikeHaveNone() {
    var how = new Resampling.Bootstrap(2000, 1, Resampling.Bootstrap.USUAL);
    var bootstrap = new Bootstrap(how, "kpi", "partner");
    var one = new Rows(new double[] {5}, new double[] {5});
    assertThat(bootstrap.interval(one.sample(), one.histogram(), 0.9))
        .isEqualTo(new Interval.Unknown("one row does not tell how much rows differ"));
    var alike = Rows.of(5, 5, 5);
    assertThat(bootstrap.interval(alike.sample(), alike.histogram(), 0.9))
        .isEqualTo(
            new Interval.Unknown("all rows are alike, which does not tell how much rows differ"));
    var thirds = new Rows(new double[] {1, 2, 5}, new double[] {3, 6, 15}).histogram();
    assertThat(bootstrap.interval(new Sample.Mean(3, 1 / 3.0, 1e-20), thirds, 0.9))
        .as("a hair that rounding left")
        .isEqualTo(Interval.ALIKE);
    assertThat(bootstrap.interval(new Sample.Unknown(), Histogram.NONE, 0.9))
        .isInstanceOf(Interval.Unknown.class);
  }

  @Test
  void twoRowsAreEnoughAndItSaysThatItGoesNoFurtherThanTheOutermostDraw() {
    var two = Rows.of(1, 3).interval(0.9, 2000, 1);
    assertThat(two.low()).isEqualTo(1);
    assertThat(two.high()).isEqualTo(3);
    assertThat(two.how()).isEqualTo("drawn again 2,000 times");
    // So lopsided that the upper end would lie where one in six million values is drawn.
    assertThat(AIR.interval(0.999, 10_000, 1).how())
        .isEqualTo("drawn again 10,000 times, with the outermost draw for an end");
  }

  private static Interval.Between oneTwoThreeOver(double... under) {
    return new Rows(new double[] {1, 2, 3}, under).interval(0.9, 2000, 1);
  }
}
