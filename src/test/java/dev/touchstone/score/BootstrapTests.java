package dev.touchstone.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.QuantileType;
import dev.touchstone.definition.Resampling;
import dev.touchstone.measure.Histogram;
import dev.touchstone.measure.Histogram.Bar;
import dev.touchstone.measure.Sample;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTests {
  /** Hours between failures of air-conditioning: Davison and Hinkley (1997), example 1.1. */
  private static final double[] AIR = {3, 5, 7, 18, 43, 85, 91, 98, 100, 130, 230, 487};

  /** Thousands of people in ten cities in 1920 and 1930: Davison and Hinkley (1997), table 2.1. */
  private static final double[] IN_1920 = {138, 93, 61, 179, 48, 37, 29, 23, 30, 2};

  private static final double[] IN_1930 = {143, 104, 69, 260, 75, 63, 50, 48, 111, 50};

  /** A hormone in eight people: Efron and Tibshirani (1993), table 10.1. */
  private static final double[] OLD_LESS_PLACEBO = {
    8406, 2342, 8187, 8459, 4795, 3516, 4796, 10238
  };

  private static final double[] NEW_LESS_OLD = {-1200, 2601, -2705, 1982, -1290, 351, -638, -2719};

  private static Histogram rows(double[] over, double[] under) {
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

  private static double[] ones(int size) {
    return DoubleStream.generate(() -> 1).limit(size).toArray();
  }

  private static double total(double[] values) {
    return DoubleStream.of(values).sum();
  }

  /** What exact sums of squares would say. */
  private static Sample.Mean sample(double[] over, double[] under) {
    double ratio = total(over) / total(under);
    double mean = total(under) / under.length;
    double squares =
        IntStream.range(0, over.length)
            .mapToDouble(i -> (over[i] - ratio * under[i]) / mean)
            .map(off -> off * off)
            .sum();
    return new Sample.Mean(over.length, ratio, squares);
  }

  private static Interval.Between interval(
      double[] over, double[] under, double level, int replications, int seed) {
    var how = new Resampling.Bootstrap(replications, seed, Resampling.Bootstrap.USUAL);
    return (Interval.Between)
        new Bootstrap(how, "kpi", "partner")
            .interval(sample(over, under), rows(over, under), level);
  }

  private static Interval.Between mean(double[] values, double level, int replications, int seed) {
    return interval(values, ones(values.length), level, replications, seed);
  }

  /**
   * A published interval is one draw of many; so are ours. It must look like one of two hundred.
   */
  private static void publishedIsOneOfOurs(
      double[] over, double[] under, double level, int replications, double low, double high) {
    var ours =
        IntStream.range(0, 200)
            .mapToObj(seed -> interval(over, under, level, replications, seed))
            .toList();
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
    publishedIsOneOfOurs(AIR, ones(12), 0.95, 5000, 57.1, 223.5);
  }

  /**
   * The example in the reference of boot.ci, boot(city, ratio, R = 999): 90 % (1.278, 1.939), 95 %
   * (1.245, 2.064).
   */
  @Test
  void theGrowthOfTenCitiesHasTheIntervalOfRsBootPackage() {
    publishedIsOneOfOurs(IN_1930, IN_1920, 0.9, 999, 1.278, 1.939);
    publishedIsOneOfOurs(IN_1930, IN_1920, 0.95, 999, 1.245, 2.064);
  }

  /** Equation 14.15 of Efron and Tibshirani (1993), in another language's doubles. */
  @Test
  void theAccelerationIsTheJackknifes() {
    assertThat(Jackknife.of(rows(AIR, ones(12))).acceleration())
        .isCloseTo(0.09379807388386767, within(1e-14));
    assertThat(Jackknife.of(rows(IN_1930, IN_1920)).acceleration())
        .isCloseTo(-0.011203193960233625, within(1e-13));
    assertThat(Jackknife.of(rows(NEW_LESS_OLD, OLD_LESS_PLACEBO)).acceleration())
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
    double value = total(NEW_LESS_OLD) / total(OLD_LESS_PLACEBO);
    assertThat(value).as("as published").isCloseTo(-0.0713, within(0.00005));
    double bias = Chance.normal(below(all, value - 1e-12) / 2 + below(all, value + 1e-12) / 2);
    double acceleration = 0.02405024648809592;
    int replications = 20_000;
    for (double level : new double[] {0.5, 0.8, 0.9, 0.95}) {
      var found = interval(NEW_LESS_OLD, OLD_LESS_PLACEBO, level, replications, 3);
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
        over += counts[i] * NEW_LESS_OLD[i];
        under += counts[i] * OLD_LESS_PLACEBO[i];
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
  void equalSeedsDrawEquallyAndOtherNamesOtherwise() {
    assertThat(mean(AIR, 0.95, 2000, 1)).isEqualTo(mean(AIR, 0.95, 2000, 1));
    assertThat(mean(AIR, 0.95, 2000, 1)).isNotEqualTo(mean(AIR, 0.95, 2000, 2));
    var how = new Resampling.Bootstrap(2000, 1, Resampling.Bootstrap.USUAL);
    var sample = sample(AIR, ones(12));
    var histogram = rows(AIR, ones(12));
    var first = new Bootstrap(how, "kpi", "partner").interval(sample, histogram, 0.95);
    assertThat(new Bootstrap(how, "kpi2", "partner").interval(sample, histogram, 0.95))
        .isNotEqualTo(first);
    assertThat(new Bootstrap(how, "kpi", "partner2").interval(sample, histogram, 0.95))
        .isNotEqualTo(first);
    assertThat(new Bootstrap(how, "kpip", "artner").interval(sample, histogram, 0.95))
        .isNotEqualTo(first);
  }

  /** Draws must stay what they were: receipts of long ago are verified with them. */
  @Test
  void lotsAreTheSameForever() {
    var draws = Draws.of(1, "kpi", "partner");
    var drawn = IntStream.range(0, 8).map(_ -> draws.below(1000)).toArray();
    var again = Draws.of(1, "kpi", "partner");
    assertThat(IntStream.range(0, 8).map(_ -> again.below(1000)).toArray()).isEqualTo(drawn);
    assertThat(drawn)
        .as("as another language makes them of the same words")
        .containsExactly(636, 101, 523, 996, 255, 255, 974, 405);
  }

  @Test
  void everyRowIsDrawnAsOftenAsAnyOther() {
    var draws = Draws.of(7, "even");
    var counts = new int[12];
    for (int i = 0; i < 120_000; i++) {
      counts[draws.below(12)]++;
    }
    double chi = IntStream.of(counts).mapToDouble(n -> (n - 1e4) * (n - 1e4) / 1e4).sum();
    assertThat(chi).as("99.9 % of chi-squared with 11 degrees of freedom").isLessThan(31.26);
  }

  @Test
  void aScaleOrAShiftOfTheRowsIsOneOfTheEnds() {
    var random = new Random(5);
    for (int i = 0; i < 20; i++) {
      double factor = 1 + random.nextInt(500);
      double shift = random.nextInt(2000) - 1000;
      var plain = mean(AIR, 0.9, 500, i);
      var other = mean(DoubleStream.of(AIR).map(x -> factor * x + shift).toArray(), 0.9, 500, i);
      assertThat(other.low()).isCloseTo(factor * plain.low() + shift, within(1e-8));
      assertThat(other.high()).isCloseTo(factor * plain.high() + shift, within(1e-8));
    }
  }

  @Test
  void theUnitOfWhatIsDividedByIsTheUnitOfTheEnds() {
    var plain = interval(IN_1930, IN_1920, 0.9, 2000, 1);
    var hundreds =
        interval(IN_1930, DoubleStream.of(IN_1920).map(x -> 100 * x).toArray(), 0.9, 2000, 1);
    assertThat(hundreds.low()).isCloseTo(plain.low() / 100, within(1e-12));
    assertThat(hundreds.high()).isCloseTo(plain.high() / 100, within(1e-12));
  }

  /** No row knows its place, so a mirrored column can only differ by chance. */
  @Test
  void mirroredRowsMirrorTheEndsButForChance() {
    var mirrored = DoubleStream.of(AIR).map(x -> -x).toArray();
    double low = 0;
    double high = 0;
    for (int seed = 0; seed < 100; seed++) {
      var plain = mean(AIR, 0.9, 2000, seed);
      var other = mean(mirrored, 0.9, 2000, seed);
      low += (plain.low() + other.high()) / 100;
      high += (plain.high() + other.low()) / 100;
    }
    assertThat(low).isCloseTo(0, within(0.6));
    assertThat(high).isCloseTo(0, within(1.5));
  }

  @Test
  void aHigherLevelGivesAWiderInterval() {
    var levels = new double[] {0.5, 0.8, 0.9, 0.95, 0.99};
    for (int seed = 0; seed < 20; seed++) {
      for (int i = 1; i < levels.length; i++) {
        var narrow = mean(AIR, levels[i - 1], 2000, seed);
        var wide = mean(AIR, levels[i], 2000, seed);
        assertThat(wide.low()).isLessThan(narrow.low());
        assertThat(wide.high()).isGreaterThan(narrow.high());
      }
    }
  }

  @Test
  void ofManyEvenRowsItIsStudentsInterval() {
    var even = IntStream.range(0, 500).mapToDouble(i -> Chance.normal((i + 0.5) / 500)).toArray();
    var found = mean(even, 0.9, 20_000, 1);
    var student = (Interval.Between) Interval.of(sample(even, ones(500)), 0.9);
    double error = (student.high() - student.low()) / 2 / 1.645;
    assertThat(found.low()).isCloseTo(student.low(), within(0.05 * error));
    assertThat(found.high()).isCloseTo(student.high(), within(0.05 * error));
  }

  /** One thousand samples of a known distribution each; seeds are fixed. */
  @Test
  void itHoldsTheTrueValueAboutAsOftenAsItSaysAndMissesItMoreEvenlyThanStudents() {
    var random = new Random(20);
    int missedBelow = 0;
    int missedAbove = 0;
    int studentBelow = 0;
    int studentAbove = 0;
    for (int i = 0; i < 1000; i++) {
      var waits = DoubleStream.generate(() -> -Math.log(1 - random.nextDouble())).limit(30);
      var rows = waits.map(wait -> Math.rint(wait * 1e6) / 1e6).toArray();
      var found = mean(rows, 0.9, 1000, i);
      var student = (Interval.Between) Interval.of(sample(rows, ones(30)), 0.9);
      missedBelow += found.low() > 1 ? 1 : 0;
      missedAbove += found.high() < 1 ? 1 : 0;
      studentBelow += student.low() > 1 ? 1 : 0;
      studentAbove += student.high() < 1 ? 1 : 0;
    }
    assertThat(1 - (missedBelow + missedAbove) / 1000.0).isBetween(0.86, 0.92);
    assertThat(studentAbove).isGreaterThan(3 * studentBelow);
    assertThat(missedAbove).isLessThan(2 * missedBelow);
  }

  @Test
  void ofEvenRowsItHoldsTheTrueValueAboutAsOftenAsItSays() {
    var random = new Random(21);
    int held = 0;
    for (int i = 0; i < 1000; i++) {
      var rows =
          DoubleStream.generate(() -> 5 + random.nextGaussian())
              .limit(30)
              .map(one -> Math.rint(one * 1e6) / 1e6)
              .toArray();
      var found = mean(rows, 0.9, 1000, i);
      held += found.low() <= 5 && 5 <= found.high() ? 1 : 0;
    }
    assertThat(held).isBetween(860, 920);
  }

  @Test
  void whereItHasNoAnswerStudentsStandsInAndSaysWhy() {
    var how = new Resampling.Bootstrap(2000, 1, Resampling.Bootstrap.USUAL);
    var bootstrap = new Bootstrap(how, "kpi", "partner");
    var mean = sample(AIR, ones(12));
    var tooMany = (Interval.Between) bootstrap.interval(mean, Histogram.NONE, 0.9);
    assertThat(tooMany.how())
        .isEqualTo("by Student's t, because there are more than 10,000 rows to draw again");
    assertThat(tooMany.low()).isEqualTo(((Interval.Between) Interval.of(mean, 0.9)).low());

    assertThat(interval(new double[] {1, 2, 3}, new double[] {0, 9, 0}, 0.9, 2000, 1).how())
        .isEqualTo("by Student's t, because one row is all there is below the line");
    assertThat(interval(new double[] {1, 2, 3}, new double[] {0, 9, 4}, 0.9, 2000, 1).how())
        .matches("by Student's t, because [0-9]+ of 2,000 draws had nothing below the line");
    assertThat(interval(new double[] {1, 2, 3}, new double[] {-5, 9, 8}, 0.9, 2000, 1).how())
        .as("a loss below the line is no base either")
        .endsWith("draws had nothing below the line");
  }

  @Test
  void oneRowOrRowsThatAreAllAlikeHaveNone() {
    var how = new Resampling.Bootstrap(2000, 1, Resampling.Bootstrap.USUAL);
    var bootstrap = new Bootstrap(how, "kpi", "partner");
    var one = new double[] {5};
    assertThat(bootstrap.interval(sample(one, one), rows(one, one), 0.9))
        .isEqualTo(new Interval.Unknown("one row does not tell how much rows differ"));
    var alike = new double[] {5, 5, 5};
    assertThat(bootstrap.interval(sample(alike, ones(3)), rows(alike, ones(3)), 0.9))
        .isEqualTo(
            new Interval.Unknown("all rows are alike, which does not tell how much rows differ"));
    assertThat(bootstrap.interval(new Sample.Unknown(), Histogram.NONE, 0.9))
        .isInstanceOf(Interval.Unknown.class);
  }

  @Test
  void twoRowsAreEnoughAndItSaysThatItGoesNoFurtherThanTheOutermostDraw() {
    var two = mean(new double[] {1, 3}, 0.9, 2000, 1);
    assertThat(two.low()).isEqualTo(1);
    assertThat(two.high()).isEqualTo(3);
    assertThat(two.how()).isEqualTo("drawn again 2,000 times");
    // One in a thousand rows is far out, which moves the upper end beyond all that was drawn.
    var far = new double[1000];
    far[0] = 1000;
    assertThat(mean(far, 0.999, 10_000, 1).how()).startsWith("drawn again 10,000 times");
  }

  @Test
  void theTypeOfQuantileDecidesBetweenTwoDraws() {
    var sample = sample(IN_1930, IN_1920);
    var histogram = rows(IN_1930, IN_1920);
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

  /** Tables of the normal distribution, and what halves of it are known in closed form. */
  @Test
  void sharesOfTheNormalDistributionAreThoseOfTheTables() {
    assertThat(Chance.normalBelow(0)).isEqualTo(0.5);
    assertThat(Chance.normalBelow(1)).isCloseTo(0.841344746068543, within(1e-15));
    assertThat(Chance.normalBelow(-1.959963984540054)).isCloseTo(0.025, within(1e-15));
    assertThat(Chance.normalBelow(3)).isCloseTo(0.998650101968370, within(1e-15));
    assertThat(Chance.normalBelow(-6)).isCloseTo(9.865876e-10, within(1e-15));
    assertThat(Chance.normalBelow(40)).isEqualTo(1);
    assertThat(Chance.normal(0.5)).isEqualTo(0);
    for (int i = 1; i < 1000; i++) {
      assertThat(Chance.normalBelow(Chance.normal(i / 1000.0)))
          .isCloseTo(i / 1000.0, within(1e-14));
    }
  }
}
