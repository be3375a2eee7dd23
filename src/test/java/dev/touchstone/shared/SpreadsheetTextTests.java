package dev.touchstone.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+cmd",
        "-2+3",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\nx",
        "  =1+1",
        " =1",
        "\u00a0=1",
        "\u200b=1",
        "\ufeff=1",
        "＝1+1",
        "　＝1",
        "＋1",
        "－1",
        "＠x",
        "\t=1"
      })
  void whatASpreadsheetWouldRunGetsAQuoteThatComesOffAgain(String text) {
    assertThat(SpreadsheetText.safe(text)).isEqualTo("'" + text);
    assertThat(SpreadsheetText.restored(SpreadsheetText.safe(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-5.5", "+1,000", "-1e10", "a=b", "31.02.2026", "'quoted", "  x", "O'Hara"})
  void everythingElseStaysAsItIs(String text) {
    assertThat(SpreadsheetText.safe(text)).isEqualTo(text);
    assertThat(SpreadsheetText.restored(text)).isEqualTo(text);
  }
}
