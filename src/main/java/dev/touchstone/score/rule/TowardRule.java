package dev.touchstone.score.rule;

/**
 * How much of the way from the peers' worst value to a target, or to one partner's value. A target
 * that is no better than the worst peer is reached by everybody: full marks.
 *
 * @param capped whether more than the whole way counts as the whole, and a value carried forward
 *     from behind the peers' worst as none of it
 * @param partner whose value is the target; empty for the KPI's own
 */
public record TowardRule(Span span, boolean lower, boolean capped, String partner) implements Rule {
  @Override
  public double points(double value, double target, Distribution peers, int others) {
    double share = share(value, target, peers);
    return span.hold(span.at(capped ? Math.clamp(share, 0, 1) : share));
  }

  private double share(double value, double target, Distribution peers) {
    double worst = worst(peers);
    boolean better = lower ? target < worst : target > worst;
    return better ? (value - worst) / (target - worst) : 1;
  }

  private double worst(Distribution peers) {
    return lower ? peers.maximum() : peers.minimum();
  }

  @Override
  public boolean relative() {
    return true;
  }

  @Override
  public Gap gap(double value, double target) {
    if (!Double.isNaN(target)) {
      return Gap.NONE;
    }
    return partner.isEmpty() ? Gap.NO_TARGET : Gap.NO_REFERENCE;
  }

  @Override
  public String heldAgainst() {
    return partner;
  }

  /** Who is at the target has full marks, whatever the worst peer has. */
  @Override
  public Next next(double value, double target, double points, double unit) {
    if (!partner.isEmpty()) {
      return Next.past(span, points, (span.to() - span.from()) / 10, "a tenth of the way further");
    }
    return points >= span.to() ? Next.NONE : new Next.Value(target);
  }

  @Override
  public String sentence(Reading reading, Phrasing phrasing) {
    return "%s, on the way from the worst%s to %s: %s"
        .formatted(
            phrasing.value(reading.value()),
            reading.ofPeers(),
            partner.isEmpty()
                ? "the target " + phrasing.value(reading.target())
                : "the partner everybody is held against",
            phrasing.points(points(reading)));
  }
}
