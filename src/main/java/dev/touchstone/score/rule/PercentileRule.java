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

  private int worse(double value, Distribution peers) {
    return lower ? peers.above(value) : peers.below(value);
  }

  @Override
  public boolean relative() {
    return true;
  }

  @Override
  public String sentence(Reading reading, Phrasing phrasing) {
    var points = phrasing.points(points(reading));
    var peers = reading.peers();
    int others = reading.others();
    if (others == 0) {
      return reading.nothingToCompare() + points;
    }
    int level = others - peers.below(reading.value()) - peers.above(reading.value());
    return "better than %d of %d %s%s%s: %s"
        .formatted(
            worse(reading.value(), peers),
            others,
            others == 1 ? "peer" : "peers",
            reading.among(),
            level > 0 ? ", level with " + level : "",
            points);
  }
}
