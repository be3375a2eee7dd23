package dev.touchstone.expression;

import java.math.BigDecimal;

/** Numbers as both dialects write them, of a width that no arithmetic outgrows unnoticed. */
final class Numerals {
  private static final int WIDEST = 38;

  private Numerals() {}

  /** Whole numbers have 64 bits, whatever an engine would take short ones for. */
  static String wide(BigDecimal value) {
    return value.scale() == 0 ? "BIGINT '" + value.toPlainString() + "'" : signed(value);
  }

  /** With so many digits after the point, at least the value's own. */
  static String at(BigDecimal value, int scale) {
    var padded = value.setScale(scale);
    return padded.precision() < WIDEST
        ? signed(padded)
        : "CAST(" + signed(value) + " AS DECIMAL(38, " + scale + "))";
  }

  private static String signed(BigDecimal value) {
    return value.signum() < 0 ? "(" + value.toPlainString() + ")" : value.toPlainString();
  }
}
