package dev.touchstone.score.rule;

import dev.touchstone.definition.valuation.Scoring.Ties;

/**
 * The rank from the worst peer is the points: {@code first} for the worst, one more for each peer
 * that does worse. The size of a group has nothing to do with the scale, so the scorecard declares
 * unlimited over-fulfilment.
 */
record RankRule(Span span, boolean lower, Ties ties, int first) implements Rule {
  @Override
  public double points(double value, double target, Distribution peers, int others) {
    return span.hold(rank(value, peers, others) - 1 + first);
  }

  private double rank(double value, Distribution peers, int others) {
    return peers.rank(value, others, lower, ties);
  }

  @Override
  public boolean relative() {
    return true;
  }

  /** A rank has no end that a partner could be told without saying how many they are. */
  @Override
  public Next next(double value, double target, double points, double unit) {
    return Next.NONE;
  }

  @Override
  public String sentence(Reading reading, Phrasing phrasing) {
    return "its place from the last%s is the points: %s"
        .formatted(reading.ofPeers(), phrasing.points(points(reading)));
  }
}
