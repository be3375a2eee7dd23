package dev.touchstone.score.rule;

/**
 * The worst peer scores the scale's start, the best its end. Where all peers have the same value
 * there is no best and no worst, and everybody gets the middle of the scale.
 *
 * @param trim share of the peers left out at each end: worst and best are then their quantiles, and
 *     who lies beyond gets the scale's end
 */
public record MinMaxRule(Span span, boolean lower, double trim, int quantileType) implements Rule {
  public MinMaxRule(Span span, boolean lower) {
    this(span, lower, 0, 7);
  }

  @Override
  public double points(double value, double target, Distribution peers, int others) {
    double worst = worst(peers);
    double best = best(peers);
    return worst == best ? span.middle() : span.clip(span.at((value - worst) / (best - worst)));
  }

  private double worst(Distribution peers) {
    return trim == 0 ? lower ? peers.maximum() : peers.minimum() : fromWorst(peers, trim);
  }

  private double best(Distribution peers) {
    return trim == 0 ? lower ? peers.minimum() : peers.maximum() : fromWorst(peers, 1 - trim);
  }

  private double fromWorst(Distribution peers, double share) {
    return lower ? peers.quantileFromTop(share, quantileType) : peers.quantile(share, quantileType);
  }

  @Override
  public boolean relative() {
    return true;
  }

  @Override
  public Next next(double value, double target, double points, double unit) {
    return Next.past(
        span, points, (span.to() - span.from()) / 10, "a tenth of the way from worst to best");
  }

  @Override
  public String sentence(Reading reading, Phrasing phrasing) {
    return "%s; the worst%s%s scores %s, the best %s: %s"
        .formatted(
            phrasing.value(reading.value()),
            reading.ofPeers(),
            trim == 0 ? "" : " after " + ReadableNumbers.plainPercent(trim),
            phrasing.number(span.from()),
            phrasing.number(span.to()),
            phrasing.points(points(reading)));
  }
}
