package dev.touchstone.score;

import dev.touchstone.definition.Kpi;
import dev.touchstone.definition.Scorecard;

/**
 * How one KPI's numbers read in a sentence. Money stands without a currency: the program has one,
 * and whoever shows the sentence names it.
 *
 * @param precision digits after the point the KPI's values are rounded to
 * @param pointDecimals digits after the point of the scorecard's scale
 * @param fullMarks the scale's end
 */
record Phrasing(String unit, int precision, int pointDecimals, double fullMarks) {
  /** On a scale that nothing passes. */
  Phrasing(String unit, int precision, int pointDecimals) {
    this(unit, precision, pointDecimals, Double.POSITIVE_INFINITY);
  }

  static Phrasing of(Kpi kpi, Scorecard.Scale scale) {
    return new Phrasing(
        kpi.measure().unit(),
        kpi.measure().precision(),
        scale.decimals(),
        scale.to().doubleValue());
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

  /** e.g. {@code 64.4 points}; {@code 140.0 points, 40.0 of them for over-fulfilment}. */
  String points(double points) {
    var all = counted(number(points), "point");
    return points > fullMarks
        ? "%s, %s of them for over-fulfilment".formatted(all, number(points - fullMarks))
        : all;
  }

  /** Points without the word. */
  String number(double points) {
    return Numbers.fixed(points, pointDecimals);
  }

  private String percent(double fraction) {
    return Numbers.fixed(fraction * 100, precision - 2) + " %";
  }

  private static String counted(String number, String word) {
    return number + " " + word + (number.equals("1") ? "" : "s");
  }
}
