package dev.touchstone.score.rule;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.shared.Spoken;
import dev.touchstone.shared.Unit;

/**
 * How one KPI's numbers read in a sentence. Money stands without a currency: the program has one,
 * and whoever shows the sentence names it.
 *
 * @param precision digits after the point the KPI's values are rounded to
 * @param pointDecimals digits after the point of the scorecard's scale
 * @param fullMarks the scale's end
 */
public record Phrasing(Unit unit, int precision, int pointDecimals, double fullMarks) {
  /** On a scale that nothing passes. */
  public Phrasing(Unit unit, int precision, int pointDecimals) {
    this(unit, precision, pointDecimals, Double.POSITIVE_INFINITY);
  }

  public static Phrasing of(Kpi kpi, Scorecard.Scale scale) {
    return new Phrasing(
        kpi.measure().unit(),
        kpi.measure().precision(),
        scale.decimals(),
        scale.to().doubleValue());
  }

  public String value(double value) {
    return switch (unit) {
      case PERCENT -> percent(value);
      case DAYS -> Spoken.counted(ReadableNumbers.upTo(value, precision), "day");
      case POINTS -> Spoken.counted(ReadableNumbers.upTo(value, precision), "point");
      case COUNT -> ReadableNumbers.upTo(value, precision);
      case MONEY, RATIO -> ReadableNumbers.fixed(value, precision);
    };
  }

  /** e.g. {@code 64.4 points}; {@code 140.0 points, 40.0 of them for over-fulfilment}. */
  public String points(double points) {
    var all = Spoken.counted(number(points), "point");
    return points > fullMarks
        ? "%s, %s of them for over-fulfilment".formatted(all, number(points - fullMarks))
        : all;
  }

  /** Points without the word. */
  String number(double points) {
    return ReadableNumbers.fixed(points, pointDecimals);
  }

  private String percent(double fraction) {
    return ReadableNumbers.fixed(fraction * 100, precision - 2) + " %";
  }
}
