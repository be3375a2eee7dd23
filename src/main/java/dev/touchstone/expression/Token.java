package dev.touchstone.expression;

import java.util.Locale;

/**
 * The smallest part of a formula.
 *
 * @param text a name as written, a number's digits, a text's content, or a symbol
 * @param offset first character, from 0
 * @param end after the last character
 */
record Token(Kind kind, String text, int offset, int end) {
  enum Kind {
    NAME,
    NUMBER,
    TEXT,
    SYMBOL,
    /** Something already reported that stands where a value could. */
    BROKEN,
    END
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isWord(String word) {
    return kind == Kind.NAME && text.equalsIgnoreCase(word);
  }

  /** A name as the language compares it. */
  String word() {
    return kind == Kind.NAME ? text.toLowerCase(Locale.ROOT) : "";
  }

  /** Whether it can begin a value, so that two in a row need an operator between them. */
  boolean startsValue() {
    return switch (kind) {
      case NAME -> Vocabulary.canStartValue(word());
      case NUMBER, TEXT, BROKEN -> true;
      case SYMBOL, END -> false;
    };
  }
}
