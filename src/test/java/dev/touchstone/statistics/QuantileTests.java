package dev.touchstone.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against R's quantile(c(1, 2, 4, 7, 11, 16), …). */
class QuantileTests {
  private static final double[] SIX = {1, 2, 4, 7, 11, 16};

  @ParameterizedTest
  @CsvSource({
    "1, 2, 4, 11",
    "2, 2, 5.5, 11",
    "3, 2, 4, 7",
    "4, 1.5, 4, 9",
    "5, 2, 5.5, 11",
    "6, 1.75, 5.5, 12.25",
    "7, 2.5, 5.5, 10",
    "8, 1.9166666666666667, 5.5, 11.416666666666667",
    "9, 1.9375, 5.5, 11.3125",
  })
  void theNineTypesDiffer(int type, double quarter, double half, double threeQuarters) {
    assertThat(Quantile.of(SIX, 0.25, type)).isCloseTo(quarter, within(1e-12));
    assertThat(Quantile.of(SIX, 0.5, type)).isCloseTo(half, within(1e-12));
    assertThat(Quantile.of(SIX, 0.75, type)).isCloseTo(threeQuarters, within(1e-12));
  }

  @Test
  void theEndsAreTheSmallestAndTheLargestValue() {
    for (int type = 1; type <= 9; type++) {
      assertThat(Quantile.of(SIX, 0, type)).isEqualTo(1);
      assertThat(Quantile.of(SIX, 1, type)).isEqualTo(16);
      assertThat(Quantile.of(new double[] {3}, 0.4, type)).isEqualTo(3);
    }
  }

  @Test
  void nobodyHasNoQuantile() {
    assertThat(Quantile.of(new double[0], 0.5, 7)).isNaN();
  }

  @Test
  void fromTheTopIsOfTheValuesWithTheirSignsChanged() {
    double[] mirrored = {-16, -11, -7, -4, -2, -1};
    for (int type = 1; type <= 9; type++) {
      for (double share : new double[] {0, 0.1, 0.25, 0.5, 0.75, 0.9, 1}) {
        assertThat(Quantile.fromTop(SIX, share, type))
            .isCloseTo(-Quantile.of(mirrored, share, type), within(1e-12));
      }
    }
  }
}
