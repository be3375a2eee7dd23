package dev.touchstone.score.rule;

/**
 * The value as a share of the best peer's, nothing below zero. Where even the best is not above
 * zero there is nothing to have a share of, and everybody gets the middle of the scale.
 */
record ShareOfBestRule(Span span) implements Rule {
  @Override
  public double points(double value, double target, Distribution peers, int others) {
    double best = peers.maximum();
    return best > 0 ? span.clip(span.at(value / best)) : span.middle();
  }

  @Override
  public boolean relative() {
    return true;
  }

  @Override
  public String sentence(Reading reading, Phrasing phrasing) {
    double best = reading.peers().maximum();
    var points = phrasing.points(points(reading));
    return best > 0
        ? "%s of the best of %d%s, %s: %s"
            .formatted(
                ReadableNumbers.percent(reading.value() / best),
                reading.peers().count(),
                reading.among(),
                phrasing.value(best),
                points)
        : "nobody%s is above zero, so everybody gets the middle of the scale: %s"
            .formatted(reading.among(), points);
  }
}
