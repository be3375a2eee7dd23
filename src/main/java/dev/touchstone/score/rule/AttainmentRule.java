package dev.touchstone.score.rule;

/**
 * Share of the target reached, then a straight line. Where lower is better the share is target over
 * value, so that twice the target is half reached; a value of zero or less is as good as can be
 * counted. Targets are positive here: a share of nothing, or of a loss, has no order, and such a
 * KPI is missing instead.
 *
 * @param atMost share beyond which more counts no more; above {@code fullAt} it can lift the KPI
 *     over the scale's end
 */
public record AttainmentRule(
    Span span, boolean lower, double nothingBelow, double fullAt, double atMost) implements Rule {
  public AttainmentRule {
    if (!(nothingBelow < fullAt)) {
      throw new IllegalArgumentException("nothing-below must be less than full-at");
    }
  }

  @Override
  public double points(double value, double target, Distribution peers, int others) {
    double counted = Math.min(share(value, target), atMost);
    return Math.max(
        span.from(), span.hold(span.at((counted - nothingBelow) / (fullAt - nothingBelow))));
  }

  private double share(double value, double target) {
    if (!lower) {
      return value / target;
    }
    return value > 0 ? target / value : Double.POSITIVE_INFINITY;
  }

  @Override
  public Gap gap(double value, double target) {
    return target > 0 ? Gap.NONE : Gap.NO_TARGET;
  }

  @Override
  public Next next(double value, double target, double points, double unit) {
    return points >= span.to()
        ? Next.NONE
        : new Next.Value(lower ? target / fullAt : target * fullAt);
  }

  @Override
  public String sentence(Reading reading, Phrasing phrasing) {
    double share = share(reading.value(), reading.target());
    var reached =
        Double.isInfinite(share)
            ? phrasing.value(reading.value()) + " is as good as can be counted"
            : ReadableNumbers.percent(share) + " of target" + (lower ? " (target over value)" : "");
    return "%s%s; %s scores %s, %s full marks: %s"
        .formatted(
            reached,
            share > atMost ? ", of which " + ReadableNumbers.plainPercent(atMost) + " counts" : "",
            ReadableNumbers.plainPercent(nothingBelow),
            span.from() == 0 ? "nothing" : phrasing.number(span.from()),
            ReadableNumbers.plainPercent(fullAt),
            phrasing.points(points(reading)));
  }
}
