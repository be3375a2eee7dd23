package dev.touchstone.fact.field;

import dev.touchstone.definition.mapping.Mapping.ColumnMapping;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads numbers exactly, as a mapping says they are written. Holds the last one as {@code unscaled
 * / 10^scale} where that fits 18 digits, so that the usual number makes no object.
 */
public final class NumberText {
  private static final int LONGEST = 100;
  private static final int MOST_EXPONENT = 400;
  private static final Pattern GROUPED =
      Pattern.compile("[+-]?[1-9]\\d{0,2}([,.'\u2019 \u00a0\u202f])\\d{3}(\\1\\d{3})*(\\D\\d*)?");
  private static final Pattern PLAIN =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");

  private final char decimal;
  private final char thousands;
  private final NumberSigns signs;
  private long unscaled;
  private int scale;

  NumberText(ColumnMapping mapping) {
    this.decimal = mapping.decimal();
    this.thousands = mapping.thousands();
    this.signs = new NumberSigns(mapping.signs());
  }

  long unscaled() {
    return unscaled;
  }

  int scale() {
    return scale;
  }

  /** Whether the text is a number of at most 18 digits without exponent or separators. */
  boolean small(String text, boolean plain) {
    char point = plain ? '.' : decimal;
    int length = text.length();
    char first = text.charAt(0);
    int start = first == '-' || first == '+' ? 1 : 0;
    long value = 0;
    int digits = 0;
    int after = -1;
    for (int i = start; i < length; i++) {
      char c = text.charAt(i);
      int digit = c - '0';
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        if (++digits > 18) {
          return false;
        }
      } else if (c == point && after < 0) {
        after = digits;
      } else {
        return false;
      }
    }
    if (digits == 0) {
      return false;
    }
    unscaled = first == '-' ? -value : value;
    scale = after < 0 ? 0 : digits - after;
    return true;
  }

  /** Any other number, within what a decimal of 38 digits can come from. */
  BigDecimal large(String text, boolean plain) throws RowFault {
    var ungrouped = plain ? text : ungrouped(signs.resolved(text), text);
    var normal = plain || decimal == '.' ? ungrouped : swapped(ungrouped);
    if (text.length() > LONGEST || !PLAIN.matcher(normal).matches()) {
      throw fault(text);
    }
    var number = new BigDecimal(normal);
    if (Math.abs((long) number.scale()) > MOST_EXPONENT) {
      throw tooLarge(text);
    }
    return number;
  }

  /** Without declared separators, which must part the digits before the point by threes. */
  private String ungrouped(String digits, String text) throws RowFault {
    if (thousands == '\0') {
      return digits;
    }
    var usual = thousands == ' ' ? digits.replace('\u00a0', ' ').replace('\u202f', ' ') : digits;
    if (usual.indexOf(thousands) < 0) {
      return usual;
    }
    int end = usual.indexOf(decimal);
    var whole = end < 0 ? usual : usual.substring(0, end);
    var groups = whole.split(Pattern.quote(String.valueOf(thousands)), -1);
    for (int i = 0; i < groups.length; i++) {
      if (!groups[i].matches(i == 0 ? "[+-]?[1-9]\\d{0,2}" : "\\d{3}")) {
        throw fault(text);
      }
    }
    return String.join("", groups) + (end < 0 ? "" : usual.substring(end));
  }

  /** A point where the mapping says comma is a fault, not a second decimal point. */
  private String swapped(String text) {
    return text.indexOf('.') >= 0 ? "not a number" : text.replace(decimal, '.');
  }

  private RowFault fault(String text) {
    var grouped = GROUPED.matcher(text);
    if (grouped.matches() && grouped.group(1).charAt(0) != thousands) {
      return new RowFault(
          "thousands-separator",
          "%s has a thousands separator that the mapping does not declare; add thousands: \"%s\""
              .formatted(RowFault.shown(text), grouped.group(1)));
    }
    return new RowFault(
        "bad-number", "%s is not a number%s".formatted(RowFault.shown(text), advice(text)));
  }

  /** The likelier mistake, if there is one to name. */
  private String advice(String text) {
    if (text.matches("[+-]?\\d+[.,]\\d+")) {
      return "; the mapping says decimals are written with '" + decimal + "'";
    }
    var undeclared = signs.undeclared(text);
    return undeclared.isEmpty()
        ? RowFault.orMissing(text)
        : "; say signs: [%s] in the mapping to read it as one".formatted(undeclared);
  }

  static RowFault tooLarge(String text) {
    return new RowFault(
        "number-too-large", "%s has more digits than the column".formatted(RowFault.shown(text)));
  }

  static RowFault tooManyDigits(String text, int scale) {
    return scale == 0
        ? new RowFault(
            "not-whole",
            "%s is not a whole number; say round: 0 in the mapping to round it"
                .formatted(RowFault.shown(text)))
        : new RowFault(
            "too-many-digits",
            "%s has more than %d digits after the point; say round: %d in the mapping to round it"
                .formatted(RowFault.shown(text), scale, scale));
  }
}
