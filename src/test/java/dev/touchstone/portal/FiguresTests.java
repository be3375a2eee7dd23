package dev.touchstone.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.shared.SpreadsheetText;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTests {
  @Test
  void valuesCarryTheirUnit() {
    assertThat(Figures.value(1234567.891, "money", "USD")).isEqualTo("$1,234,568");
    assertThat(Figures.value(-12.5, "money", "EUR")).isEqualTo("−€12.50");
    assertThat(Figures.value(99.5, "money", "CHF")).isEqualTo("CHF 99.50");
    assertThat(Figures.value(0.8218, "percent", "USD")).isEqualTo("82.18 %");
    assertThat(Figures.value(1, "days", "USD")).isEqualTo("1 day");
    assertThat(Figures.value(1.25, "ratio", "USD")).isEqualTo("1.25");
  }

  @Test
  void changesSayTheirSignAlsoWhenThereIsNone() {
    assertThat(Figures.signed(new BigDecimal("3.46"), 1)).isEqualTo("+3.5");
    assertThat(Figures.signed(new BigDecimal("-3.44"), 1)).isEqualTo("−3.4");
    assertThat(Figures.signed(new BigDecimal("-0.04"), 1)).isEqualTo("±0.0");
  }

  @Test
  void aShareIsWholeOnlyWhereItIs() {
    assertThat(Figures.share(1)).isEqualTo("100 %");
    assertThat(Figures.share(0.998)).isEqualTo("99 %");
    assertThat(Figures.share(0.001)).isEqualTo("1 %");
    assertThat(Figures.share(0)).isEqualTo("0 %");
  }

  @Test
  void aTrendWithAGapIsNotBridged() {
    var line = Sparkline.of(List.of(50.0, Double.NaN, 60.0, 61.0), 1);
    assertThat(line.path().chars().filter(c -> c == 'M').count()).isEqualTo(2);
    assertThat(line.words()).isEqualTo("Trend: 50.0, none, 60.0, 61.0");
    assertThat(Sparkline.of(List.of(50.0, Double.NaN), 1).drawn()).isFalse();
  }

  @Test
  void ordinalsReadAsInSpeech() {
    assertThat(List.of(1, 2, 3, 4, 11, 12, 13, 21, 102, 111))
        .extracting(PeersView::ordinal)
        .containsExactly(
            "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th");
  }

  @Test
  void aCellThatASpreadsheetWouldRunIsQuoted() {
    assertThat(SpreadsheetText.safe("=1+1")).isEqualTo("'=1+1");
    assertThat(SpreadsheetText.safe("-5")).isEqualTo("-5");
    assertThat(SpreadsheetText.safe("31.02.2026")).isEqualTo("31.02.2026");
  }
}
