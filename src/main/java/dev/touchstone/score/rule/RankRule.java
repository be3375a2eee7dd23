package dev.touchstone.score.rule;

import dev.touchstone.definition.valuation.Scoring.Ties;

/**
 * The rank from the worst peer is the points: {@code first} for the worst, one more for each peer
 * that does worse. Not clipped to the scale, which the size of a group has nothing to do with.
 */
record RankRule(boolean lower, Ties ties, int first) implements Rule {
  @Override
  public double points(double value, double target, Distribution peers, int others) {
    return rank(value, peers, others) - 1 + first;
  }

  private double rank(double value, Distribution peers, int others) {
    return peers.rank(value, others, lower, ties);
  }

  @Override
  public boolean relative() {
    return true;
  }

  @Override
  public String sentence(Reading reading, Phrasing phrasing) {
    return "rank %s from the last of %d%s: %s"
        .formatted(
            ReadableNumbers.upTo(rank(reading.value(), reading.peers(), reading.others()), 1),
            reading.others() + 1,
            reading.among(),
            phrasing.points(points(reading)));
  }
}
