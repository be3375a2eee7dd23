package dev.touchstone.fact.source;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a workbook shows a number.
 *
 * @param day whether as a day, perhaps with a time
 * @param code for the first of its sections, as the workbook says it; empty for a built-in one
 */
record CellFormat(boolean day, String code) {
  static final CellFormat GENERAL = new CellFormat(false, "");

  /**
   * @param id of a built-in format where there is no code
   */
  static CellFormat of(int id, String code) {
    var first = code.split(";", 2)[0];
    return new CellFormat(code.isEmpty() ? isDay(id) : isDay(first), first);
  }

  /** Those of Chinese, Japanese, Korean and Thai programs among them. */
  private static boolean isDay(int id) {
    return id >= 14 && id <= 17
        || id == 22
        || id >= 27 && id <= 31
        || id == 36
        || id >= 50 && id <= 54
        || id == 57
        || id == 58;
  }

  /** A year, a month or a day is shown; hours and minutes that go on counting are a duration. */
  private static boolean isDay(String code) {
    var said = code.replaceAll("\"[^\"]*\"|\\\\.|[_*].", "");
    if (said.matches("(?i).*\\[(h+|m+|s+)].*")) {
      return false;
    }
    var codes = said.replaceAll("\\[[^\\]]*]", "");
    return codes.matches("(?i).*[yd].*")
        || codes.matches("(?i).*m.*") && !codes.matches("(?i).*[hs].*");
  }

  /**
   * What a person reads where the format is one of codes and numbers of articles: 00007 for 7 under
   * {@code 00000}. Empty where the digits are the same as the number's own.
   */
  Optional<String> shown(BigDecimal number) {
    if (day || number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
      return Optional.empty();
    }
    var digits = number.toBigInteger().toString();
    int places = 0;
    var literal = new StringBuilder();
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      int end =
          switch (c) {
            case '"' -> code.indexOf('"', i + 1);
            case '[' -> code.indexOf(']', i);
            case '\\', '_', '*' -> i + 1;
            default -> i;
          };
      if (end < 0 || end >= code.length()) {
        return Optional.empty();
      }
      switch (c) {
        case '"' -> literal.append(code, i + 1, end);
        case '\\' -> literal.append(code.charAt(end));
        case '[', '_', '*' -> {}
        case '0', '#' -> {
          places++;
          literal.append(c == '0' ? PADDED : BARE);
        }
        case '-', '+', ' ', '/', '(', ')', ':' -> literal.append(c);
        default -> {
          return Optional.empty();
        }
      }
      i = end;
    }
    return places == 0 ? Optional.empty() : Optional.of(filled(literal, digits, places));
  }

  /** A place for a digit, with or without a zero where there is none. */
  private static final char PADDED = '\uE000';

  private static final char BARE = '\uE001';

  private static String filled(CharSequence literal, String digits, int places) {
    var text = new StringBuilder();
    int at = digits.length() - places;
    boolean first = true;
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (c != PADDED && c != BARE) {
        text.append(c);
        continue;
      }
      if (first && at > 0) {
        text.append(digits, 0, at);
      }
      first = false;
      if (at >= 0) {
        text.append(digits.charAt(at));
      } else if (c == PADDED) {
        text.append('0');
      }
      at++;
    }
    return text.toString();
  }
}
