package dev.touchstone.definition;

/** Why a text is not what it should be. */
final class Unfit extends Exception {
  final String code;
  final String hint;

  Unfit(String code, String message, String hint) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
