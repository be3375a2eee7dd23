package dev.touchstone.trend;

import static dev.touchstone.trend.Made.NONE;
import static dev.touchstone.trend.Made.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.trend.Momentum.Direction;
import dev.touchstone.trend.Momentum.Moving;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentumTests {
  private static Moving moving(double... values) {
    return (Moving) Momentum.of(series(values), "quarters");
  }

  /** The example of P. K. Sen, JASA 63 (1968): times 1 2 3 4 10 12 18, slope 4. */
  @Test
  void sensExampleHasThePublishedSlopeAlthoughMostPeriodsAreMissing() {
    var values = IntStream.range(0, 18).mapToDouble(i -> NONE).toArray();
    int[] times = {1, 2, 3, 4, 10, 12, 18};
    double[] numbers = {9, 15, 19, 20, 45, 55, 78};
    for (int i = 0; i < times.length; i++) {
      values[times[i] - 1] = numbers[i];
    }
    var sen = moving(values);
    assertThat(sen.perPeriod()).isEqualTo(4);
    assertThat(sen.balance()).isEqualTo(21);
    assertThat(sen.periods()).isEqualTo(7);
    assertThat(sen.direction()).isEqualTo(Direction.RISING);
    assertThat(sen.chance()).isCloseTo(2.0 / 5040, within(1e-15));
  }

  /** Probabilities of S as tabled by Kendall (Rank Correlation Methods, table 1), one-sided. */
  @ParameterizedTest
  @CsvSource({
    "4, 4, 0.167",
    "4, 6, 0.042",
    "5, 8, 0.042",
    "5, 6, 0.117",
    "8, 16, 0.031",
    "9, 18, 0.038",
    "10, 21, 0.036",
    "10, 25, 0.014"
  })
  void theChanceIsTheTabledOne(int n, int balance, double tabled) {
    var values = IntStream.range(0, n).mapToDouble(i -> i).toArray();
    assertThat(KendallsChance.beyond(balance, values) / 2).isCloseTo(tabled, within(0.0005));
  }

  @Test
  void withTiesTheChanceIsThatOfAllArrangements() {
    double[] values = {1, 1, 2, 3, 3, 3};
    for (int balance = 0; balance <= 11; balance++) {
      int[] counted = new int[2];
      arrange(values.clone(), 0, balance, counted);
      assertThat(KendallsChance.beyond(balance, values))
          .isCloseTo((double) counted[0] / counted[1], within(1e-14));
    }
  }

  private static void arrange(double[] values, int from, int balance, int[] counted) {
    if (from == values.length) {
      int s = 0;
      for (int i = 0; i < values.length; i++) {
        for (int j = i + 1; j < values.length; j++) {
          s += (int) Math.signum(values[j] - values[i]);
        }
      }
      counted[0] += Math.abs(s) >= balance ? 1 : 0;
      counted[1]++;
      return;
    }
    for (int i = from; i < values.length; i++) {
      swap(values, from, i);
      arrange(values, from + 1, balance, counted);
      swap(values, from, i);
    }
  }

  private static void swap(double[] values, int i, int j) {
    double held = values[i];
    values[i] = values[j];
    values[j] = held;
  }

  @Test
  void oneOddPeriodTurnsNothingAround() {
    assertThat(moving(10, 11, 12, 13, 900, 15, 16, 17).perPeriod()).isEqualTo(1);
    assertThat(moving(10, 11, 12, 13, 0, 15, 16, 17).direction()).isEqualTo(Direction.RISING);
  }

  @Test
  void aMissingPeriodIsNotZero() {
    assertThat(moving(10, 11, 12, NONE, 14, 15, NONE, 17).perPeriod()).isEqualTo(1);
    assertThat(moving(NONE, NONE, 5, 4, 3, 2, 1).periods()).isEqualTo(5);
  }

  @Test
  void aShortHistoryIsSaidToBeOne() {
    var momentum = Momentum.of(series(NONE, 10, NONE, 12, 14), "quarters");
    assertThat(momentum).isEqualTo(new NotEnough(3, 5, "quarters"));
    assertThat(((NotEnough) momentum).sentence())
        .isEqualTo("not enough history: has 3 quarters, needs 5");
    assertThat(Momentum.of(series(), "quarters")).isEqualTo(new NotEnough(0, 5, "quarters"));
  }

  @Test
  void whatGoesUpAndDownOrStaysHasNoClearDirection() {
    assertThat(moving(5, 9, 4, 8, 6, 7).direction()).isEqualTo(Direction.UNCLEAR);
    assertThat(moving(5, 5, 5, 5, 5).direction()).isEqualTo(Direction.UNCLEAR);
    assertThat(moving(5, 5, 5, 5, 5).chance()).isEqualTo(1);
  }

  @Test
  void aSeriesUpsideDownOrInOtherUnitsMovesAccordingly() {
    var random = new Random(2);
    for (int round = 0; round < 200; round++) {
      var values =
          IntStream.range(0, 5 + random.nextInt(20)).mapToDouble(i -> random.nextInt(30)).toArray();
      var scaled = IntStream.range(0, values.length).mapToDouble(i -> -4 * values[i] + 7).toArray();
      var one = moving(values);
      var other = moving(scaled);
      assertThat(other.perPeriod()).isCloseTo(-4 * one.perPeriod(), within(1e-9));
      assertThat(other.balance()).isEqualTo(-one.balance());
      assertThat(other.chance()).isEqualTo(one.chance());
    }
  }
}
