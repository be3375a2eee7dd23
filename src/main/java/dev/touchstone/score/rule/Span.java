package dev.touchstone.score.rule;

import dev.touchstone.definition.scorecard.Scorecard;

/** The scorecard's scale as a stretch of numbers: share 0 is its start, share 1 its end. */
public record Span(double from, double to) {
  public static Span of(Scorecard.Scale scale) {
    return new Span(scale.from().doubleValue(), scale.to().doubleValue());
  }

  public double at(double share) {
    return from + (to - from) * share;
  }

  public double middle() {
    return at(0.5);
  }

  public double clip(double points) {
    return Math.min(to, Math.max(from, points));
  }
}
