package dev.touchstone.score.explanation;

import static dev.touchstone.score.Rows.AIR;
import static dev.touchstone.score.Rows.CITIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.scorecard.Resampling;
import dev.touchstone.score.Rows;
import dev.touchstone.statistics.Chance;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every interval by drawing rows again, whatever the rows and the seed. */
class BootstrapPropertyTests {
  @Test
  void equalSeedsDrawEquallyAndOtherNamesOtherwise() {
    assertThat(AIR.interval(0.95, 2000, 1)).isEqualTo(AIR.interval(0.95, 2000, 1));
    assertThat(AIR.interval(0.95, 2000, 1)).isNotEqualTo(AIR.interval(0.95, 2000, 2));
    var how = new Resampling.Bootstrap(2000, 1, Resampling.Bootstrap.USUAL);
    var sample = AIR.sample();
    var histogram = AIR.histogram();
    var first = new Bootstrap(how, "kpi", "partner").interval(sample, histogram, 0.95);
    assertThat(new Bootstrap(how, "kpi2", "partner").interval(sample, histogram, 0.95))
        .isNotEqualTo(first);
    assertThat(new Bootstrap(how, "kpi", "partner2").interval(sample, histogram, 0.95))
        .isNotEqualTo(first);
    assertThat(new Bootstrap(how, "kpip", "artner").interval(sample, histogram, 0.95))
        .isNotEqualTo(first);
  }

  @Test
  void aScaleOrAShiftOfTheRowsIsOneOfTheEnds() {
    var random = new Random(5);
    for (int i = 0; i < 20; i++) {
      double factor = 1 + random.nextInt(500);
      double shift = random.nextInt(2000) - 1000;
      var plain = AIR.interval(0.9, 500, i);
      var other =
          Rows.of(DoubleStream.of(AIR.over()).map(x -> factor * x + shift).toArray())
              .interval(0.9, 500, i);
      assertThat(other.low()).isCloseTo(factor * plain.low() + shift, within(1e-8));
      assertThat(other.high()).isCloseTo(factor * plain.high() + shift, within(1e-8));
    }
  }

  @Test
  void theUnitOfWhatIsDividedByIsTheUnitOfTheEnds() {
    var plain = CITIES.interval(0.9, 2000, 1);
    var hundreds =
        new Rows(CITIES.over(), DoubleStream.of(CITIES.under()).map(x -> 100 * x).toArray())
            .interval(0.9, 2000, 1);
    assertThat(hundreds.low()).isCloseTo(plain.low() / 100, within(1e-12));
    assertThat(hundreds.high()).isCloseTo(plain.high() / 100, within(1e-12));
  }

  /** No row knows its place, so a mirrored column can only differ by chance. */
  @Test
  void mirroredRowsMirrorTheEndsButForChance() {
    var mirrored = Rows.of(DoubleStream.of(AIR.over()).map(x -> -x).toArray());
    double low = 0;
    double high = 0;
    for (int seed = 0; seed < 100; seed++) {
      var plain = AIR.interval(0.9, 2000, seed);
      var other = mirrored.interval(0.9, 2000, seed);
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
        var narrow = AIR.interval(levels[i - 1], 2000, seed);
        var wide = AIR.interval(levels[i], 2000, seed);
        assertThat(wide.low()).isLessThan(narrow.low());
        assertThat(wide.high()).isGreaterThan(narrow.high());
      }
    }
  }

  @Test
  void ofManyEvenRowsItIsStudentsInterval() {
    var even =
        Rows.of(IntStream.range(0, 500).mapToDouble(i -> Chance.normal((i + 0.5) / 500)).toArray());
    var found = even.interval(0.9, 20_000, 1);
    var student = (Interval.Between) Interval.of(even.sample(), 0.9);
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
      var rows = Rows.of(waits.map(wait -> Math.rint(wait * 1e6) / 1e6).toArray());
      var found = rows.interval(0.9, 1000, i);
      var student = (Interval.Between) Interval.of(rows.sample(), 0.9);
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
          Rows.of(
              DoubleStream.generate(() -> 5 + random.nextGaussian())
                  .limit(30)
                  .map(one -> Math.rint(one * 1e6) / 1e6)
                  .toArray());
      var found = rows.interval(0.9, 1000, i);
      held += found.low() <= 5 && 5 <= found.high() ? 1 : 0;
    }
    assertThat(held).isBetween(860, 920);
  }
}
