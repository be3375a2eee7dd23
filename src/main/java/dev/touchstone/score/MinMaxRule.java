package dev.touchstone.score;

/**
 * The worst peer scores the scale's start, the best its end. Where all peers have the same value
 * there is no best and no worst, and everybody gets the middle of the scale.
 */
record MinMaxRule(Span span, boolean lower) implements Rule {
  @Override
  public double points(double value, double target, Distribution peers, int others) {
    if (peers.constant()) {
      return span.middle();
    }
    double worst = lower ? peers.maximum() : peers.minimum();
    double best = lower ? peers.minimum() : peers.maximum();
    return span.clip(span.at((value - worst) / (best - worst)));
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
    return "%s, where the worst of %d in %s has %s and the best %s: %s"
        .formatted(
            phrasing.value(reading.value()),
            peers.count(),
            reading.group(),
            phrasing.value(lower ? peers.maximum() : peers.minimum()),
            phrasing.value(lower ? peers.minimum() : peers.maximum()),
            points);
  }
}
