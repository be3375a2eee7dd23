package dev.touchstone.score;

import dev.touchstone.definition.scorecard.Scorecard;

/** The scorecard's scale as a stretch of numbers: share 0 is its start, share 1 its end. */
record Span(double from, double to) {
  static Span of(Scorecard.Scale scale) {
    return new Span(scale.from().doubleValue(), scale.to().doubleValue());
  }

  double at(double share) {
    return from + (to - from) * share;
  }

  double middle() {
    return at(0.5);
  }

  double clip(double points) {
    return Math.min(to, Math.max(from, points));
  }
}
