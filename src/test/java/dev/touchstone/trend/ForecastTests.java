package dev.touchstone.trend;

import static dev.touchstone.trend.Made.NONE;
import static dev.touchstone.trend.Made.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.trend.Forecast.Expected;
import dev.touchstone.trend.Forecast.Method;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastTests {
  private static Forecast next(double... values) {
    return Forecast.next(series(values), 4, "quarters");
  }

  private static Expected expected(double... values) {
    return (Expected) next(values);
  }

  private static double[] seasonal(int count, double slope) {
    double[] seasons = {100, 20, -50, 7};
    return IntStream.range(0, count).mapToDouble(i -> 1_000 + slope * i + seasons[i % 4]).toArray();
  }

  @Test
  void aStraightLineWithSeasonsGoesOnExactly() {
    for (int count = 5; count < 30; count++) {
      var forecast = expected(seasonal(count, 12.5));
      assertThat(forecast.value()).isCloseTo(seasonal(count + 1, 12.5)[count], within(1e-9));
      if (count >= 9) {
        assertThat(forecast.reach())
            .isInstanceOfSatisfying(
                Reach.Between.class,
                reach -> assertThat(reach.high() - reach.low()).isLessThan(1e-6));
      }
    }
  }

  @Test
  void holtWintersGoesOnExactlyToo() {
    var smoothed = HoltWinters.of(series(seasonal(17, -3)), 4).orElseThrow();
    assertThat(smoothed.next()).isCloseTo(seasonal(18, -3)[17], within(1e-9));
    assertThat(smoothed.meanError()).isLessThan(1e-9);
  }

  @Test
  void aForecastFollowsScaleAndShift() {
    var random = new Random(4);
    int compared = 0;
    for (int round = 0; round < 50; round++) {
      int count = 5 + random.nextInt(20);
      var values = IntStream.range(0, count).mapToDouble(i -> random.nextInt(100)).toArray();
      var scaled = IntStream.range(0, count).mapToDouble(i -> 3 * values[i] - 40).toArray();
      var one = expected(values);
      var other = expected(scaled);
      assertThat(other.value()).isCloseTo(3 * one.value() - 40, within(1e-7));
      assertThat(other.method()).isEqualTo(one.method());
      if (one.reach() instanceof Reach.Between before
          && other.reach() instanceof Reach.Between after) {
        assertThat(after.low()).isCloseTo(3 * before.low() - 40, within(1e-7));
        assertThat(after.high()).isCloseTo(3 * before.high() - 40, within(1e-7));
        assertThat(before.low()).isLessThanOrEqualTo(one.value());
        compared++;
      }
    }
    assertThat(compared).as("forecasts that have a reach").isGreaterThan(25);
  }

  @Test
  void lastYearsQuarterAndTheUsualChangeByHand() {
    // changes from year to year: 10, 20, and so 15 on top of the third quarter's 70
    var forecast = expected(50, 60, 70, 80, 60, 80);
    assertThat(forecast.value()).isEqualTo(85);
    assertThat(forecast.method()).isEqualTo(Method.SEASONAL_WITH_DRIFT);
    assertThat(forecast.reach()).isEqualTo(new NotEnough(1, 4, "past forecasts to compare with"));
  }

  @Test
  void aMissingQuarterIsNotZeroAndTheYearBeforeStandsInWithTwiceTheChange() {
    assertThat(expected(50, 60, 70, 80, 60, 70, NONE, 90, 70, 80).value()).isEqualTo(90);
  }

  @Test
  void aShortHistoryIsSaidToBeOne() {
    assertThat(next(1, 2, 3)).isEqualTo(new NotEnough(3, 5, "quarters"));
    assertThat(next(1, NONE, 3, 4, NONE, 5)).isEqualTo(new NotEnough(4, 5, "quarters"));
    assertThat(next()).isEqualTo(new NotEnough(0, 5, "quarters"));
    assertThat(next(1, 2, 3, NONE, NONE, NONE, NONE, 4, NONE, NONE, NONE, 5))
        .isInstanceOf(Expected.class);
    assertThat(next(1, 2, 3, NONE, NONE, NONE, NONE, 4, 5))
        .as("no quarter has a value in two years running")
        .isInstanceOf(NotEnough.class);
  }

  @Test
  void aLevelThatShiftedIsFollowedBySmoothing() {
    // seasons on a level that wanders slowly: the same quarter a year ago is noisy, smoothing is
    // not
    var random = new Random(9);
    double[] seasons = {100, 20, -50, 7};
    int smoothed = 0;
    for (int round = 0; round < 20; round++) {
      var values = new double[28];
      for (int i = 0; i < values.length; i++) {
        values[i] = 500 + seasons[i % 4] + 30 * random.nextGaussian();
      }
      smoothed += expected(values).method() == Method.HOLT_WINTERS ? 1 : 0;
    }
    assertThat(smoothed).isBetween(5, 20);
  }

  @Test
  void fourOfFiveRealNumbersLieWithinTheReach() {
    var random = new Random(21);
    int within = 0;
    int all = 0;
    for (int round = 0; round < 400; round++) {
      var values = new double[16];
      for (int i = 0; i < values.length; i++) {
        values[i] = 500 + 40 * (i % 4) + 20 * random.nextGaussian();
      }
      var forecast = expected(java.util.Arrays.copyOf(values, 15));
      if (forecast.reach() instanceof Reach.Between reach) {
        all++;
        within += reach.low() <= values[15] && values[15] <= reach.high() ? 1 : 0;
      }
    }
    assertThat(all).isEqualTo(400);
    assertThat((double) within / all).isBetween(0.7, 0.9);
  }

  @Test
  void aRunRateWithoutHistoryGoesByDays() {
    assertThat(RunRate.of(300, 0.25, List.of()))
        .isEqualTo(
            new Expected(
                1_200, new NotEnough(0, 3, "earlier periods to compare with"), Method.RUN_RATE));
  }

  @Test
  void aRunRateWithHistoryGoesByTheCourseOfEarlierPeriods() {
    // deals come in at the end: a tenth of them by half time
    var earlier =
        List.of(
            new RunRate.Earlier(10, 100),
            new RunRate.Earlier(22, 200),
            new RunRate.Earlier(NONE, 150),
            new RunRate.Earlier(9, 90),
            new RunRate.Earlier(12, 120));
    var forecast = (Expected) RunRate.of(20, 0.5, earlier);
    assertThat(forecast.method()).isEqualTo(Method.RUN_RATE_BY_PATTERN);
    assertThat(forecast.value()).isCloseTo(200, within(1e-9));
    assertThat(forecast.reach())
        .isInstanceOfSatisfying(
            Reach.Between.class,
            reach -> {
              assertThat(reach.errors()).isEqualTo(4);
              assertThat(reach.low()).isBetween(170.0, 200.0);
            });
  }

  @Test
  void aRunRateOfNothingSoFarOrOfNoKnownCourseInventsNothing() {
    assertThat(RunRate.of(NONE, 0.5, List.of())).isInstanceOf(NotEnough.class);
    var silentUntilTheEnd =
        List.of(
            new RunRate.Earlier(0, 100), new RunRate.Earlier(0, 90), new RunRate.Earlier(0, 80));
    assertThat(((Expected) RunRate.of(0, 0.5, silentUntilTheEnd)).method())
        .isEqualTo(Method.RUN_RATE);
    assertThat(((Expected) RunRate.of(0, 0.5, List.of())).value()).isZero();
  }
}
