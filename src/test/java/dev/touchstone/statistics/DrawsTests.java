package dev.touchstone.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random numbers by a seed and a name. */
class DrawsTests {
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
}
