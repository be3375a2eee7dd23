package dev.touchstone.score;

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
record Rounding(int decimals) {
  private static final double NOISE = 1e-9;
  private static final double EXACT_UP_TO = 1e15;

  /** Negative numbers round away from zero, as decimal half-up does. */
  long ticks(double value) {
    double size = StrictMath.pow(10, decimals);
    double scaled = Math.abs(value) * size;
    if (!(scaled < EXACT_UP_TO)) {
      return BigDecimal.valueOf(value).movePointRight(decimals).setScale(0, RoundingMode.HALF_UP)
          .longValueExact();
    }
    long ticks = (long) Math.floor(scaled + 0.5 + Math.min(NOISE * size, 1e-3));
    return value < 0 ? -ticks : ticks;
  }

  double value(long ticks) {
    return ticks / StrictMath.pow(10, decimals);
  }

  double round(double value) {
    return value(ticks(value));
  }

  /** The smallest number of ticks that is not under a bound. */
  long atLeast(BigDecimal bound) {
    return bound.movePointRight(decimals).setScale(0, RoundingMode.CEILING).longValueExact();
  }
}
