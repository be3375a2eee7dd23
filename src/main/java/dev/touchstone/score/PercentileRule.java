package dev.touchstone.score;

/**
 * The share of the other peers that do worse: (r-1)/(n-1), ties sharing the smaller rank. If all
 * are equal nobody does worse and everybody gets the scale's start; a partner without any other
 * peer gets its middle.
 */
record PercentileRule(Span span, boolean lower) implements Rule {
  @Override
  public double points(double value, double target, Distribution peers, int others) {
    return others == 0 ? span.middle() : span.at((double) worse(value, peers) / others);
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
    return "better than %d of %d %s in %s%s: %s"
        .formatted(
            worse(reading.value(), peers),
            others,
            others == 1 ? "peer" : "peers",
            reading.group(),
            level > 0 ? ", level with " + level : "",
            points);
  }
}
