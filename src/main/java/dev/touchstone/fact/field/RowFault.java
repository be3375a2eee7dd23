package dev.touchstone.fact.field;

/** Why one field of one row is not taken. Without a stack trace: there may be millions. */
public final class RowFault extends Exception {
  private static final int LONGEST_SHOWN = 60;
  private final String code;

  RowFault(String code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }

  String code() {
    return code;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /** What more to say of a text that may be a word for no value. */
  static String orMissing(String text) {
    return text.chars().anyMatch(Character::isDigit)
        ? ""
        : "; if it stands for no value, say missing: [%s] in the mapping".formatted(shown(text));
  }

  /** A value as a sentence quotes it: in quotes and not too long. */
  public static String shown(String value) {
    return value.length() <= LONGEST_SHOWN
        ? "'" + value + "'"
        : "'" + value.substring(0, LONGEST_SHOWN) + "…'";
  }
}
