package dev.touchstone.score.rule;

import java.math.BigDecimal;

/** Numbers as people read them: a point, commas between thousands, the same on every machine. */
public final class ReadableNumbers {
  private ReadableNumbers() {}

  public static String fixed(double value, int decimals) {
    return grouped(rounding(decimals).decimal(value));
  }

  /** Without zeros at the end: {@code 12}, {@code 12.5}. */
  public static String upTo(double value, int decimals) {
    var text = fixed(value, decimals);
    int point = text.indexOf('.');
    if (point < 0) {
      return text;
    }
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, end - 1 == point ? point : end);
  }

  /** A share as percent with one decimal: {@code 82.2 %}. */
  public static String percent(double share) {
    return fixed(share * 100, 1) + " %";
  }

  /** A declared share, without zeros at the end: {@code 50 %}. */
  public static String plainPercent(double share) {
    return upTo(share * 100, 4) + " %";
  }

  /** Precisions such as 10 or 100 are written without decimals. */
  private static Rounding rounding(int decimals) {
    return new Rounding(Math.clamp(decimals, 0, 12));
  }

  private static String grouped(BigDecimal number) {
    var digits = number.abs().toPlainString();
    int point = digits.indexOf('.');
    int whole = point < 0 ? digits.length() : point;
    var text = new StringBuilder(digits);
    for (int i = whole - 3; i > 0; i -= 3) {
      text.insert(i, ',');
    }
    return number.signum() < 0 ? "-" + text : text.toString();
  }
}
