package dev.touchstone.score.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.score.tree.Ranking;
import dev.touchstone.shared.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundingTests {
  private final Rounding tenths = new Rounding(1);

  @Test
  void halvesGoUpAndAwayFromZero() {
    assertThat(tenths.round(64.45)).isEqualTo(64.5);
    assertThat(tenths.round(64.44)).isEqualTo(64.4);
    assertThat(tenths.round(0.05)).isEqualTo(0.1);
    assertThat(tenths.round(-2.25)).isEqualTo(-2.3);
    assertThat(new Rounding(0).round(2.5)).isEqualTo(3);
    assertThat(new Rounding(3).round(1.0005)).isEqualTo(1.001);
  }

  @Test
  void theLastDigitsOfASumDoNotDecide() {
    double sum = 0;
    for (int i = 0; i < 1289; i++) {
      sum += 0.05; // 64.45, less a little
    }
    assertThat(sum).isNotEqualTo(64.45);
    assertThat(tenths.round(sum)).isEqualTo(64.5);
    assertThat(tenths.round(64.4499)).isEqualTo(64.4);
  }

  @Test
  void equalRoundedScoresShareTheSmallerRankAndTheNextIsSkipped() {
    var standings = Ranking.of(new double[] {79.96, 80.04, Double.NaN, 91.2, 12.0}, tenths);
    assertThat(ranks(standings, 5)).containsExactly(2, 2, 0, 1, 4);
    assertThat(standings.ranked()).isEqualTo(4);
    assertThat(standings.score(0)).isEqualTo(80.0);
    assertThat(standings.score(2)).isNaN();
  }

  private static List<Integer> ranks(Ranking standings, int n) {
    return java.util.stream.IntStream.range(0, n).mapToObj(standings::rank).toList();
  }

  @Test
  void numbersReadTheSameEverywhere() {
    assertThat(ReadableNumbers.fixed(1234567.891, 2)).isEqualTo("1,234,567.89");
    assertThat(ReadableNumbers.fixed(-1234.5, 0)).isEqualTo("-1,235");
    assertThat(ReadableNumbers.fixed(-0.001, 2)).isEqualTo("0.00");
    assertThat(ReadableNumbers.fixed(999.995, 2)).isEqualTo("1,000.00");
    assertThat(ReadableNumbers.fixed(76494758.2549, 4)).isEqualTo("76,494,758.2549");
    assertThat(ReadableNumbers.fixed(1e20, 0)).isEqualTo("100,000,000,000,000,000,000");
    assertThat(ReadableNumbers.upTo(12.50, 2)).isEqualTo("12.5");
    assertThat(ReadableNumbers.upTo(100, 2)).isEqualTo("100");
    assertThat(new Phrasing(Unit.PERCENT, 4, 1).value(0.8218)).isEqualTo("82.18 %");
    assertThat(new Phrasing(Unit.PERCENT, 1, 1).value(0.8)).isEqualTo("80 %");
    assertThat(new Phrasing(Unit.DAYS, 1, 1).value(1)).isEqualTo("1 day");
    assertThat(new Phrasing(Unit.MONEY, 2, 1).value(1500)).isEqualTo("1,500.00");
  }
}
