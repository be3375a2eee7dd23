package dev.touchstone.shared;

/**
 * Texts on their way into a spreadsheet, which runs what looks like a formula: text that others
 * wrote gets a quote in front of it, which spreadsheets do not show.
 */
public final class SpreadsheetText {
  /** Spreadsheets of some languages take the wide signs of those languages too. */
  private static final String BEGINS_A_FORMULA = "=+-@＝＋－＠";

  private SpreadsheetText() {}

  /** The text as it may stand in a cell; a plain number is no formula. */
  public static String safe(String text) {
    return looksLikeFormula(text) ? "'" + text : text;
  }

  /** The same for people to read, who are to see what is there; it cannot be undone. */
  public static String shown(String text) {
    return safe(VisibleText.of(text));
  }

  /** Undoes {@link #safe} in a cell that comes back. */
  public static String restored(String text) {
    return text.startsWith("'") && looksLikeFormula(text.substring(1)) ? text.substring(1) : text;
  }

  private static boolean looksLikeFormula(String text) {
    if (text.isEmpty()) {
      return false;
    }
    // Some programs take blanks off before they look; a tab or line break may end a cell.
    int first = 0;
    while (first < text.length() && isUnseen(text.charAt(first))) {
      first++;
    }
    boolean breaks = text.charAt(0) == '\t' || text.charAt(0) == '\r' || text.charAt(0) == '\n';
    boolean begins = first < text.length() && BEGINS_A_FORMULA.indexOf(text.charAt(first)) >= 0;
    return breaks || begins && !text.matches("[+-]?[0-9.,]+([eE][+-]?[0-9]+)?");
  }

  /** Also what is never seen: no-break blanks, marks of width zero and of direction. */
  private static boolean isUnseen(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
