package dev.touchstone.publication;

/**
 * Cuts JSON without line breaks or spaces between its parts into pieces that come again from one
 * text to the next: numbers, what stands between them in a text value, and all else with its keys.
 */
final class Pieces {
  enum Kind {
    /** Keys, brackets and commas, up to the quote that opens a text value. */
    FRAME,
    WORDS,
    NUMBER
  }

  private final String all;
  private boolean inText;
  private int from;
  private int to;
  private Kind kind = Kind.FRAME;

  Pieces(String all) {
    this.all = all;
  }

  /** Goes on to the next piece; false at the end. */
  boolean next() {
    from = to;
    if (from == all.length()) {
      return false;
    }
    if (number(from)) {
      kind = Kind.NUMBER;
      to = endOfNumber(from);
    } else {
      kind = inText && all.charAt(from) != '"' ? Kind.WORDS : Kind.FRAME;
      to = kind == Kind.WORDS ? endOfWords(from) : endOfFrame(from);
    }
    return true;
  }

  Kind kind() {
    return kind;
  }

  boolean is(String text) {
    return text.length() == to - from && all.startsWith(text, from);
  }

  String text() {
    return all.substring(from, to);
  }

  private int endOfWords(int at) {
    int end = at;
    while (all.charAt(end) != '"' && !number(end)) {
      end += all.charAt(end) == '\\' ? 2 : 1;
    }
    return end;
  }

  private int endOfFrame(int at) {
    int end = inText ? at + 1 : at;
    inText = false;
    while (end < all.length() && !number(end)) {
      if (all.charAt(end) != '"') {
        end++;
        continue;
      }
      int after = endOfText(end + 1) + 1;
      boolean key = after < all.length() && all.charAt(after) == ':';
      if (!key && after > end + 2) {
        inText = true;
        return end + 1;
      }
      end = after;
    }
    return end;
  }

  private int endOfText(int at) {
    int end = at;
    while (all.charAt(end) != '"') {
      end += all.charAt(end) == '\\' ? 2 : 1;
    }
    return end;
  }

  private boolean number(int at) {
    char c = all.charAt(at);
    return digit(c) || (c == '-' && at + 1 < all.length() && digit(all.charAt(at + 1)));
  }

  private int endOfNumber(int at) {
    int end = digits(at + 1);
    if (end < all.length() && all.charAt(end) == '.' && digits(end + 1) > end + 1) {
      end = digits(end + 1);
    }
    if (end < all.length() && all.charAt(end) == 'E' && end + 1 < all.length() && number(end + 1)) {
      end = digits(end + 2);
    }
    return end;
  }

  private int digits(int at) {
    int end = at;
    while (end < all.length() && digit(all.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
