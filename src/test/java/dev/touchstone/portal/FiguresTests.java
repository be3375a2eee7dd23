package dev.touchstone.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.shared.SpreadsheetText;
import dev.touchstone.shared.Unit;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTests {
  @Test
  void valuesCarryTheirUnit() {
    assertThat(Figures.value(1234567.891, Unit.MONEY, "USD")).isEqualTo("$1,234,568");
    assertThat(Figures.value(-12.5, Unit.MONEY, "EUR")).isEqualTo("−€12.50");
    assertThat(Figures.value(99.5, Unit.MONEY, "CHF")).isEqualTo("CHF 99.50");
    assertThat(Figures.value(0.8218, Unit.PERCENT, "USD")).isEqualTo("82.18 %");
    assertThat(Figures.value(1, Unit.DAYS, "USD")).isEqualTo("1 day");
    assertThat(Figures.value(1.25, Unit.RATIO, "USD")).isEqualTo("1.25");
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
    var scale = new Sparkline.Scale(40, 70, List.of(55.0, 80.0));
    var line = Sparkline.of(List.of(50.0, Double.NaN, 60.0, 61.0), 1, scale);
    assertThat(line.path().chars().filter(c -> c == 'M').count()).isEqualTo(2);
    assertThat(line.words()).isEqualTo("Trend: 50.0, none, 60.0, 61.0");
    assertThat(Sparkline.of(List.of(50.0, Double.NaN), 1, scale).drawn()).isFalse();
  }

  @Test
  void linesOnOneScaleCanBeCompared() {
    var scale = new Sparkline.Scale(0, 100, List.of(60.0));
    var low = Sparkline.of(List.of(10.0, 20.0), 1, scale);
    var high = Sparkline.of(List.of(80.0, 90.0), 1, scale);
    assertThat(low.lastY()).isGreaterThan(high.lastY());
    assertThat(low.bounds()).isEqualTo(high.bounds()).hasSize(1);
  }

  @Test
  void aPagerNamesTheEndsAndWhatLiesAround() {
    assertThat(Pager.of(1, 1, it -> "?" + it).places()).isEmpty();
    assertThat(Pager.of(10, 400, it -> "?" + it).places())
        .extracting(Pager.Place::text)
        .containsExactly("1", "…", "8", "9", "10", "11", "12", "…", "400");
    assertThat(Pager.of(9, 4, it -> "?" + it).previous()).isEqualTo("?4");
    assertThat(Pager.of(4, 4, it -> "?" + it).next()).isEmpty();
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
