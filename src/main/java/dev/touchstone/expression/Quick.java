package dev.touchstone.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounding of plain sums and ratios in 64-bit integers, to the same results as exact decimals. */
final class Quick {
  /** Up to here every whole number is a double. */
  private static final long EXACT = 1L << 53;

  /** Powers of ten that are longs; they are doubles, too. */
  private static final long[] POWERS = powers();

  private Quick() {}

  static boolean fits(Evaluation.Values values, int operand) {
    return values.has(operand) && values.scale(operand) >= 0;
  }

  static double rounded(long unscaled, int scale, int digits) {
    if (scale <= digits) {
      return decimal(unscaled, scale);
    }
    if (digits < 0 || scale - digits >= POWERS.length) {
      return slowly(unscaled, scale, digits);
    }
    return decimal(divide(unscaled, POWERS[scale - digits]), digits);
  }

  static double ratio(long over, int overScale, long under, int underScale, int digits) {
    if (under == 0) {
      return Double.NaN;
    }
    int shift = digits + underScale - overScale;
    if (digits < 0
        || over == Long.MIN_VALUE
        || under == Long.MIN_VALUE
        || Math.abs(shift) >= POWERS.length) {
      return slowly(over, overScale, under, underScale, digits);
    }
    long power = POWERS[Math.abs(shift)];
    long grown = shift >= 0 ? over : under;
    long product = grown * power;
    if (Math.multiplyHigh(grown, power) != product >> 63 || product == Long.MIN_VALUE) {
      return slowly(over, overScale, under, underScale, digits);
    }
    return decimal(shift >= 0 ? divide(product, under) : divide(over, product), digits);
  }

  /** Half away from zero; neither is the smallest long. */
  private static long divide(long over, long under) {
    long quotient = over / under;
    long rest = Math.abs(over % under);
    if (rest < Math.abs(under) - rest) {
      return quotient;
    }
    return (over < 0) == (under < 0) ? quotient + 1 : quotient - 1;
  }

  /** One division of two exact doubles is the double nearest to the decimal. */
  private static double decimal(long unscaled, int scale) {
    return unscaled > -EXACT && unscaled < EXACT && scale < POWERS.length
        ? unscaled / (double) POWERS[scale]
        : BigDecimal.valueOf(unscaled, scale).doubleValue();
  }

  private static double slowly(long unscaled, int scale, int digits) {
    return BigDecimal.valueOf(unscaled, scale).setScale(digits, RoundingMode.HALF_UP).doubleValue();
  }

  private static double slowly(long over, int overScale, long under, int underScale, int digits) {
    return Fraction.of(BigDecimal.valueOf(over, overScale))
        .dividedBy(Fraction.of(BigDecimal.valueOf(under, underScale)))
        .rounded(digits)
        .doubleValue();
  }

  private static long[] powers() {
    var powers = new long[19];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
