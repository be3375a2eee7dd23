package dev.touchstone.score.rule;

/**
 * Standard deviations (with n-1) from the peers' mean, on a declared mean and deviation of points.
 * Where all peers have the same value there is no deviation, and everybody gets the middle of the
 * scale.
 */
public record ZScoreRule(Span span, boolean lower, double meanPoints, double sdPoints)
    implements Rule {
  @Override
  public double points(double value, double target, Distribution peers, int others) {
    if (peers.constant()) {
      return span.middle();
    }
    return span.clip(meanPoints + sdPoints * z(value, peers));
  }

  private double z(double value, Distribution peers) {
    double z = (value - peers.mean()) / peers.deviation();
    return lower ? -z : z;
  }

  @Override
  public boolean relative() {
    return true;
  }

  @Override
  public Next next(double value, double target, double points, double unit) {
    return Next.past(span, points, sdPoints, "one standard deviation better");
  }

  @Override
  public String sentence(Reading reading, Phrasing phrasing) {
    return "%s by its distance from the mean%s; the mean scores %s, each standard deviation %s: %s"
        .formatted(
            phrasing.value(reading.value()),
            reading.ofPeers(),
            phrasing.number(meanPoints),
            phrasing.number(sdPoints),
            phrasing.points(points(reading)));
  }
}
