package dev.touchstone.cli.report;

import dev.touchstone.shared.Spoken;
import java.math.BigDecimal;

/** Numbers and names as a terminal or a spreadsheet should meet them. */
public final class PlainNumbers {
  private PlainNumbers() {}

  /** Plain digits without an exponent; empty for no value. */
  static String plain(double value) {
    return Double.isNaN(value) ? "" : plain(BigDecimal.valueOf(value));
  }

  static String plain(BigDecimal value) {
    return Spoken.plain(value);
  }

  /** Two digits after the point, for a table that people read. */
  static String shortened(double value) {
    return String.format(java.util.Locale.ROOT, "%.2f", value);
  }

  /** As {@link #shortened}, a dash for no value. */
  static String shortenedOrDash(double value) {
    return Double.isNaN(value) ? "-" : shortened(value);
  }

  /** A share in percent with one digit after the point, if it has one; empty for no value. */
  static String percent(double share) {
    return Double.isNaN(share) ? "" : trimmed(Math.round(share * 1000) / 10.0) + " %";
  }

  /** Two digits after the point at most; empty for no value. */
  static String between(double low, double high) {
    return Double.isNaN(low) ? "" : "%s to %s".formatted(trimmed(low), trimmed(high));
  }

  private static String trimmed(double number) {
    return shortened(number).replaceAll("\\.?0+$", "");
  }
}
