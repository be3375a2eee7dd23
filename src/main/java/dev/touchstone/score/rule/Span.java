package dev.touchstone.score.rule;

import dev.touchstone.definition.scorecard.Scale;
import dev.touchstone.definition.scorecard.Scale.OverFulfilment;

/**
 * The scorecard's scale as a stretch of numbers: share 0 is its start, share 1 its end.
 *
 * @param least the fewest points a KPI or group may have; the start, unless there is no end
 * @param most the most points; the end, unless the scorecard declares over-fulfilment
 */
public record Span(double from, double to, double least, double most) {
  /** Without over-fulfilment. */
  public Span(double from, double to) {
    this(from, to, from, to);
  }

  public static Span of(Scale scale) {
    var plain = new Span(scale.from().doubleValue(), scale.to().doubleValue());
    return switch (scale.beyond()) {
      case OverFulfilment.None _ -> plain;
      case OverFulfilment.UpTo(var points) ->
          new Span(plain.from, plain.to, plain.from, points.doubleValue());
      case OverFulfilment.Unlimited _ -> plain.unlimited();
    };
  }

  public Span unlimited() {
    return new Span(from, to, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  public double at(double share) {
    return from + (to - from) * share;
  }

  public double middle() {
    return at(0.5);
  }

  /** On the scale, as every score is. */
  public double clip(double points) {
    return Math.min(to, Math.max(from, points));
  }

  /** On the scale and as far beyond it as declared, as points of KPIs and groups are. */
  public double hold(double points) {
    return Math.min(most, Math.max(least, points));
  }
}
