package dev.touchstone.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The normal distribution. */
class ChanceTests {
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
