package dev.touchstone.score.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Half-up rounding to a number of decimals, as whole <em>ticks</em> of that size, so that equal
 * scores are equal numbers.
 *
 * <p>A sum of doubles misses a decimal half by its last digits (64.45 comes out as
 * 64.44999999999999). What lies within 1e-9 under a half therefore counts as the half; so neither
 * the order of a sum nor the platform decides a rank.
 */
public record Rounding(int decimals) {
  public static final int MOST_DECIMALS = 12;
  private static final double NOISE = 1e-9;
  private static final double EXACT_UP_TO = 1e15;
  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12
  };

  public Rounding {
    if (decimals < 0 || decimals > MOST_DECIMALS) {
      throw new IllegalArgumentException(
          "ReadableNumbers are rounded to 0 .. 12 decimals: " + decimals);
    }
  }

  /** Negative numbers round away from zero, as decimal half-up does. */
  public long ticks(double value) {
    double size = POWERS_OF_TEN[decimals];
    double scaled = Math.abs(value) * size;
    if (!(scaled < EXACT_UP_TO)) {
      return exact(value).unscaledValue().longValueExact();
    }
    long ticks = (long) Math.floor(scaled + 0.5 + Math.min(NOISE * size, 1e-3));
    return value < 0 ? -ticks : ticks;
  }

  public double value(long ticks) {
    return ticks / POWERS_OF_TEN[decimals];
  }

  public double round(double value) {
    return value(ticks(value));
  }

  /** The rounded number; also for numbers too large for ticks. */
  public BigDecimal decimal(double value) {
    return Math.abs(value) * POWERS_OF_TEN[decimals] < EXACT_UP_TO
        ? BigDecimal.valueOf(ticks(value), decimals)
        : exact(value);
  }

  private BigDecimal exact(double value) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
  }

  /** The smallest number of ticks that is not under a bound. */
  public long atLeast(BigDecimal bound) {
    return bound.movePointRight(decimals).setScale(0, RoundingMode.CEILING).longValueExact();
  }
}
