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
  public Next next(double value, double target, double points, double unit) {
    return Next.past(span, points, (span.to() - span.from()) / 10, "a tenth of the best nearer");
  }

  @Override
  public String sentence(Reading reading, Phrasing phrasing) {
    return "%s as a share of the best%s: %s"
        .formatted(
            phrasing.value(reading.value()), reading.ofPeers(), phrasing.points(points(reading)));
  }
}
