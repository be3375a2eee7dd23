package dev.touchstone.shared;

import java.text.Normalizer;

/**
 * Texts that people cannot tell apart as one text: without the blanks at their ends, and in
 * Unicode's composed form (NFC).
 */
public final class TrimmedText {
  /** Below it every text is composed. */
  private static final char FIRST_COMBINING = '\u0300';

  private TrimmedText() {}

  public static String of(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    var trimmed = text.substring(from, to);
    for (int i = 0; i < trimmed.length(); i++) {
      if (trimmed.charAt(i) >= FIRST_COMBINING) {
        return Normalizer.normalize(trimmed, Normalizer.Form.NFC);
      }
    }
    return trimmed;
  }

  /** Also what is never seen: no-break blanks, marks of width zero and of direction. */
  static boolean isBlank(char c) {
    return c > ' '
        ? c > '~' && (Character.isSpaceChar(c) || isFormat(c))
        : Character.isWhitespace(c);
  }

  private static boolean isFormat(char c) {
    return Character.getType(c) == Character.FORMAT || c == '\u0085';
  }
}
