package dev.touchstone.score;

import dev.touchstone.definition.Scorecard;
import java.math.BigDecimal;

/**
 * How one KPI's numbers read in a sentence. Money stands without a currency: the program has one,
 * and whoever shows the sentence names it.
 *
 * @param precision digits after the point the KPI's values are rounded to
 * @param pointDecimals digits after the point of the scorecard's scale
 */
record Phrasing(String unit, int precision, int pointDecimals) {
  static Phrasing of(Scorecard.Kpi kpi, Scorecard.Scale scale) {
    return new Phrasing(kpi.unit(), kpi.precision(), scale.decimals());
  }

  String value(double value) {
    return switch (unit) {
      case "percent" -> percent(value);
      case "days" -> counted(Numbers.upTo(value, precision), "day");
      case "points" -> counted(Numbers.upTo(value, precision), "point");
      case "count" -> Numbers.upTo(value, precision);
      default -> Numbers.fixed(value, precision);
    };
  }

  /** e.g. {@code 64.4 points}. */
  String points(double points) {
    return counted(number(points), "point");
  }

  /** Points without the word. */
  String number(double points) {
    return Numbers.fixed(points, pointDecimals);
  }

  private String percent(double fraction) {
    int digits = Math.max(0, precision);
    var exact = BigDecimal.valueOf(new Rounding(digits).ticks(fraction), digits);
    return Numbers.fixed(exact.movePointRight(2).doubleValue(), digits - 2) + " %";
  }

  private static String counted(String number, String word) {
    return number + " " + word + (number.equals("1") ? "" : "s");
  }
}
