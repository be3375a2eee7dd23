package dev.touchstone.definition.scorecard;

import java.math.BigDecimal;

/**
 * Points run from {@code from} to {@code to}. Score, rank and change are each rounded half-up by
 * their own rule.
 *
 * @param decimals digits after the point of a score; bands and gates look at scores so rounded
 * @param rankDecimals digits a score is rounded to before it is ranked
 * @param beyond how far a KPI may pass the ends; the score itself never does
 */
public record Scale(
    BigDecimal from,
    BigDecimal to,
    int decimals,
    int rankDecimals,
    ChangeRounding change,
    OverFulfilment beyond) {
  /** Nothing passes the ends. */
  public Scale(
      BigDecimal from, BigDecimal to, int decimals, int rankDecimals, ChangeRounding change) {
    this(from, to, decimals, rankDecimals, change, new OverFulfilment.None());
  }

  /** The same with room beyond its ends. */
  public Scale with(OverFulfilment other) {
    return new Scale(from, to, decimals, rankDecimals, change, other);
  }

  /** Everything by the same digits. */
  public Scale(BigDecimal from, BigDecimal to, int decimals) {
    this(from, to, decimals, decimals, new ChangeRounding(true, decimals));
  }

  /** Whether more than full marks counts for more. */
  public sealed interface OverFulfilment {
    /** Points end where the scale ends. */
    record None() implements OverFulfilment {}

    /**
     * A KPI or group may have up to so many points.
     *
     * @param points above the scale's end
     */
    record UpTo(BigDecimal points) implements OverFulfilment {}

    /** Points of KPIs and groups have no end, above or below the scale. */
    record Unlimited() implements OverFulfilment {}
  }

  /**
   * How a change of score is stated.
   *
   * @param ofRounded whether it is the difference of the two rounded scores; else that of the
   *     unrounded ones, rounded itself
   */
  public record ChangeRounding(boolean ofRounded, int decimals) {}
}
