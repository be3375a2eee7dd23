package dev.touchstone.score.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.measure.Sample;
import dev.touchstone.statistics.Chance;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTests {
  /** R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void wilsonsIntervalIsTheOneThatWasPublished(long hits, long rows, double low, double high) {
    var interval = Interval.wilson(hits, rows, 0.95);
    assertThat(interval.low()).isCloseTo(low, within(0.00005));
    assertThat(interval.high()).isCloseTo(high, within(0.00005));
    var mirrored = Interval.wilson(rows - hits, rows, 0.95);
    assertThat(mirrored.low()).isCloseTo(1 - interval.high(), within(1e-12));
    assertThat(mirrored.high()).isCloseTo(1 - interval.low(), within(1e-12));
  }

  @Test
  void wilsonsIntervalHoldsTheShareLiesInZeroToOneAndNarrowsWithTheRows() {
    var random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      long rows = 1 + random.nextInt(500);
      long hits = random.nextInt((int) rows + 1);
      double level = 0.5 + 0.499 * random.nextDouble();
      var interval = Interval.wilson(hits, rows, level);
      assertThat(interval.low()).isBetween(0.0, (double) hits / rows);
      assertThat(interval.high()).isBetween((double) hits / rows, 1.0);
      var ofMore = Interval.wilson(10 * hits, 10 * rows, level);
      assertThat(ofMore.high() - ofMore.low()).isLessThan(interval.high() - interval.low());
    }
  }

  /** NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.2, data set ZARR13. */
  @Test
  void studentsIntervalIsTheOneThatWasPublished() {
    double sd = 0.02278881;
    var interval = Interval.student(195, 9.261460, sd * sd * 194, 0.95);
    assertThat(interval.low()).isCloseTo(9.258242, within(1e-6));
    assertThat(interval.high()).isCloseTo(9.264679, within(1e-6));
  }

  @Test
  void quantilesAreThoseOfTheTables() {
    assertThat(Chance.normalWithin(0.5)).isCloseTo(0.674489750196082, within(1e-14));
    assertThat(Chance.normalWithin(0.9)).isCloseTo(1.6448536269514722, within(1e-14));
    assertThat(Chance.normalWithin(0.95)).isCloseTo(1.959963984540054, within(1e-14));
    assertThat(Chance.normalWithin(0.999)).isCloseTo(3.290526731491926, within(1e-13));
    assertThat(Chance.studentWithin(0.95, 1))
        .isCloseTo(Math.tan(Math.PI * 0.475), within(1e-9)); // closed form
    assertThat(Chance.studentWithin(0.95, 2))
        .isCloseTo(0.95 * Math.sqrt(2 / (1 - 0.95 * 0.95)), within(1e-11)); // closed form
    assertThat(Chance.studentWithin(0.95, 10)).isCloseTo(2.228139, within(1e-6));
    assertThat(Chance.studentWithin(0.99, 30)).isCloseTo(2.749996, within(1e-6));
    assertThat(Chance.studentWithin(0.95, 100_000)).isCloseTo(1.959988, within(1e-6));
  }

  @Test
  void oneRowOrRowsThatAreAllAlikeHaveNoIntervalAndSayWhy() {
    assertThat(Interval.of(new Sample.Mean(1, 5, 0), 0.95))
        .isEqualTo(new Interval.Unknown("one row does not tell how much rows differ"));
    assertThat(Interval.of(new Sample.Mean(3, 5, 0), 0.95))
        .isEqualTo(
            new Interval.Unknown("all rows are alike, which does not tell how much rows differ"));
    assertThat(Interval.of(new Sample.Unknown(), 0.95)).isInstanceOf(Interval.Unknown.class);
  }
}
