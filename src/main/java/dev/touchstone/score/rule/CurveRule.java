package dev.touchstone.score.rule;

import dev.touchstone.definition.valuation.Scoring;

/**
 * factor · distance^power, the distance going from a value in the better direction; a value on its
 * other side scores nothing. Points are cut off at the ends of the scale.
 *
 * @param whole whether broken points are cut off; what lies within 1e-9 under a whole point is it
 */
public record CurveRule(
    Span span, boolean lower, double factor, double from, double power, boolean whole)
    implements Rule {
  private static final double NOISE = 1e-9;

  static CurveRule of(Span span, boolean lower, Scoring.Curve curve) {
    return new CurveRule(
        span,
        lower,
        curve.factor().doubleValue(),
        curve.from().doubleValue(),
        curve.power().doubleValue(),
        curve.whole());
  }

  @Override
  public double points(double value, double target, Distribution peers, int others) {
    double points = factor * StrictMath.pow(distance(value), power);
    return span.clip(whole ? Math.floor(points + NOISE) : points);
  }

  private double distance(double value) {
    return Math.max(0, lower ? from - value : value - from);
  }

  @Override
  public Next next(double value, double target, double points, double unit) {
    if (points >= span.to()) {
      return Next.NONE;
    }
    double distance = StrictMath.pow(span.to() / factor, 1 / power);
    return new Next.Value(lower ? from - distance : from + distance);
  }

  @Override
  public String sentence(Reading reading, Phrasing phrasing) {
    return "%s is %s beyond %s, which makes %s times that%s: %s"
        .formatted(
            phrasing.value(reading.value()),
            phrasing.value(distance(reading.value())),
            phrasing.value(from),
            ReadableNumbers.upTo(factor, 6),
            power == 1 ? "" : " to the power of " + ReadableNumbers.upTo(power, 6),
            phrasing.points(points(reading)));
  }
}
