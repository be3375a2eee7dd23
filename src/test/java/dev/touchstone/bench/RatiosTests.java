package dev.touchstone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatiosTests {
  private static List<Measured> took(double... seconds) {
    return Arrays.stream(seconds).mapToObj(s -> new Measured(s, 0, 0, "")).toList();
  }

  private static Ratios ratios(List<Measured> part, List<Measured> other) {
    return Ratios.of(part, other, Measured::seconds);
  }

  @Test
  void neighboursAreComparedSoThatASlowMinuteCancelsOut() {
    assertThat(ratios(took(1, 20, 3), took(1, 10, 2)).ascending()).containsExactly(1.0, 1.5, 2.0);
    assertThat(ratios(took(11, 22, 66), took(10, 20, 60)).median()).isEqualTo(1.1);
  }

  @Test
  void anEvenNumberOfTurnsHasTwoInTheMiddle() {
    assertThat(ratios(took(1, 2), took(1, 1)).median()).isEqualTo(1.5);
    assertThat(ratios(took(3, 1, 9, 2), took(1, 1, 1, 1)).words()).isEqualTo("2.50 (1.00 to 9.00)");
  }
}
