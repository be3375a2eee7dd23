package dev.touchstone.definition.language;

/** Why a text is not what it should be. */
public final class Unfit extends Exception {
  final String code;
  final String hint;

  Unfit(String code, String message, String hint) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
