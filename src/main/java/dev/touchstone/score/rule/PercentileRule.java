package dev.touchstone.score.rule;

import dev.touchstone.definition.valuation.Scoring.Share;
import dev.touchstone.definition.valuation.Scoring.Ties;

/**
 * A share of the peers by rank r from the worst among n. Of the others, (r-1)/(n-1) with ties
 * sharing the smaller rank, it is the share that does worse: if all are equal nobody does worse and
 * everybody gets the scale's start; a partner without any other peer gets its middle.
 */
public record PercentileRule(Span span, boolean lower, Share share, Ties ties)
    implements Rule.ByPlace {
  public PercentileRule(Span span, boolean lower) {
    this(span, lower, Share.OTHERS, Ties.MINIMUM);
  }

  @Override
  public double points(double value, double target, Distribution peers, int others) {
    return placed(peers.below(value), peers.above(value), others);
  }

  @Override
  public double placed(int below, int above, int others) {
    if (others == 0) {
      return span.middle();
    }
    double worse = lower ? above : below;
    int level = others + 1 - below - above;
    double rank =
        switch (ties) {
          case MINIMUM -> worse + 1;
          case AVERAGE -> worse + (level + 1) / 2.0;
          case MAXIMUM -> worse + level;
          case DENSE -> throw new IllegalStateException("Dense ranks are no share of the peers");
        };
    double n = others + 1.0;
    return span.at(
        switch (share) {
          case OTHERS -> (rank - 1) / others;
          case UP_TO -> rank / n;
          case MIDDLE -> (rank - 0.5) / n;
          case EXPECTED -> rank / (n + 1);
        });
  }

  @Override
  public boolean relative() {
    return true;
  }

  @Override
  public Next next(double value, double target, double points, double unit) {
    return Next.past(
        span, points, (span.to() - span.from()) / 10, "passing one in ten of its peers");
  }

  /** Where ties share a middle rank, the share that does worse would say how many are level. */
  @Override
  public String sentence(Reading reading, Phrasing phrasing) {
    var points = phrasing.points(points(reading));
    int others = reading.others();
    if (others == 0 || ties != Ties.MINIMUM) {
      return "by its place among its peers%s: %s".formatted(reading.among(), points);
    }
    var peers = reading.peers();
    int worse = lower ? peers.above(reading.value()) : peers.below(reading.value());
    return "better than %s%s: %s"
        .formatted(ReadableNumbers.percent((double) worse / others), reading.ofPeers(), points);
  }
}
