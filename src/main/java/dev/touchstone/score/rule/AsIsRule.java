package dev.touchstone.score.rule;

/** The value is the points, clipped to the scale. */
record AsIsRule(Span span) implements Rule {
  @Override
  public double points(double value, double target, Distribution peers, int others) {
    return span.clip(value);
  }

  @Override
  public Next next(double value, double target, double points, double unit) {
    return value < span.to() ? new Next.Value(span.to()) : Next.NONE;
  }

  @Override
  public String sentence(Reading reading, Phrasing phrasing) {
    double points = points(reading);
    return points == reading.value()
        ? "the value is the points: " + phrasing.points(points)
        : "%s is beyond the end of the scale: %s"
            .formatted(phrasing.value(reading.value()), phrasing.points(points));
  }
}
