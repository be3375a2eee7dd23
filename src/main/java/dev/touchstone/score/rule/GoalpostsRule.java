package dev.touchstone.score.rule;

import dev.touchstone.definition.valuation.Scoring;

/**
 * The scale's start at the worst value, its end at the best, a straight line between: in the value,
 * or in the natural logarithm of the value plus something. The order of the posts says which
 * direction is better. Under a logarithm values are clipped to the posts first, so that each has
 * one.
 */
record GoalpostsRule(Span span, double worst, double best, boolean clipped, Scoring.Axis axis)
    implements Rule {
  GoalpostsRule {
    if (worst == best) {
      throw new IllegalArgumentException("The worst and the best value must differ");
    }
  }

  static GoalpostsRule of(Span span, Scoring.Goalposts posts) {
    return new GoalpostsRule(
        span,
        posts.worst().doubleValue(),
        posts.best().doubleValue(),
        posts.clipped(),
        posts.axis());
  }

  @Override
  public double points(double value, double target, Distribution peers, int others) {
    double counted =
        clipped ? Math.clamp(value, Math.min(worst, best), Math.max(worst, best)) : value;
    double start = on(worst);
    return span.hold(span.at((on(counted) - start) / (on(best) - start)));
  }

  private double on(double value) {
    return switch (axis) {
      case Scoring.Axis.Linear() -> value;
      case Scoring.Axis.Log(var plus) -> StrictMath.log(value + plus.doubleValue());
    };
  }

  @Override
  public Next next(double value, double target, double points, double unit) {
    return points < span.to() ? new Next.Value(best) : Next.NONE;
  }

  @Override
  public String sentence(Reading reading, Phrasing phrasing) {
    return "%s%s; %s scores %s, %s %s: %s"
        .formatted(
            phrasing.value(reading.value()),
            axis instanceof Scoring.Axis.Log ? " on a logarithmic line" : "",
            phrasing.value(worst),
            phrasing.number(span.from()),
            phrasing.value(best),
            phrasing.number(span.to()),
            phrasing.points(points(reading)));
  }
}
