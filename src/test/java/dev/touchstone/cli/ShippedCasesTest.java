package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases beside what is shipped hold. */
class ShippedCasesTest {
  @ParameterizedTest
  @CsvSource({
    "demo, 5",
    "presets/capability-score, 1",
    "presets/goal-red-flag, 1",
    "presets/supplier-standings, 2",
    "presets/tier-points, 2",
    "presets/value-index, 2"
  })
  void everyCasePasses(String folder, int cases) {
    var told = Told.by("test", "src/main/resources/" + folder);
    assertThat(told.out()).endsWith("%1$d of %1$d cases pass.\n".formatted(cases));
    assertThat(told.exit()).isZero();
  }
}
