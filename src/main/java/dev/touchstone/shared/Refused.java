package dev.touchstone.shared;

/**
 * An expected "no" with a reason the person can act on, where no place in a file is to blame: a
 * rate is missing, a time limit passed, a partner is unknown.
 */
public final class Refused extends RuntimeException {
  private final String code;
  private final String hint;

  public Refused(String code, String message, String hint) {
    super(message);
    this.code = code;
    this.hint = hint;
  }

  /** Stable and kebab-case, e.g. {@code missing-rate}. */
  public String code() {
    return code;
  }

  /** What to do next. */
  public String hint() {
    return hint;
  }

  /** Never null, unlike in the superclass. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
