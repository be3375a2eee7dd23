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
  public String sentence(Reading reading, Phrasing phrasing) {
    var points = phrasing.points(points(reading));
    var peers = reading.peers();
    if (peers.constant()) {
      return reading.nothingToCompare() + points;
    }
    double z = z(reading.value(), peers);
    return "%s standard deviations %s than the mean %s of %d%s; the mean scores %s, each %s: %s"
        .formatted(
            ReadableNumbers.fixed(Math.abs(z), 2),
            z < 0 ? "worse" : "better",
            phrasing.value(peers.mean()),
            peers.count(),
            reading.among(),
            phrasing.number(meanPoints),
            phrasing.number(sdPoints),
            points);
  }
}
