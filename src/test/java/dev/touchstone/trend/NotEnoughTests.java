package dev.touchstone.trend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotEnoughTests {
  @ParameterizedTest
  @CsvSource({
    "0, quarters, 0 quarters",
    "1, quarters, 1 quarter",
    "1, past forecasts to compare with, 1 past forecast to compare with",
    "2, past forecasts to compare with, 2 past forecasts to compare with",
    "1, earlier periods to compare with, 1 earlier period to compare with",
  })
  void oneIsNoPlural(int has, String of, String said) {
    assertThat(new NotEnough(has, 4, of).sentence())
        .isEqualTo("not enough history: has " + said + ", needs 4");
  }
}
