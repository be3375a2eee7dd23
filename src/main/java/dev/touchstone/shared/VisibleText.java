package dev.touchstone.shared;

/**
 * Texts that others wrote, on their way to a screen: what would move the cursor, change colours,
 * break a line or turn the direction of reading is shown as {@code ·}.
 */
public final class VisibleText {
  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;

  private VisibleText() {}

  /** On one line; a tab is as wide as a blank. */
  public static String of(String text) {
    return replaced(text, false);
  }

  /** Where lines and tabs may stand. */
  public static String ofLines(String text) {
    return replaced(text, true);
  }

  private static String replaced(String text, boolean lines) {
    if (text.codePoints().noneMatch(VisibleText::isInvisible)) {
      return text;
    }
    var visible = new StringBuilder(text.length());
    text.codePoints()
        .map(
            c ->
                lines && (c == '\n' || c == '\r' || c == '\t')
                    ? c
                    : c == '\t' ? ' ' : isInvisible(c) ? '·' : c)
        .forEach(visible::appendCodePoint);
    return visible.toString();
  }

  /** Joiners shape the letters of Persian, of Hindi and of some emoji, and do nothing else. */
  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> c != JOINER && c != NON_JOINER;
      default -> false;
    };
  }
}
