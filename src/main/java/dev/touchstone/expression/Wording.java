package dev.touchstone.expression;

/** How issues speak of types. */
final class Wording {
  private Wording() {}

  static String aKind(Type type) {
    return switch (type) {
      case Type.Number _ -> "a number";
      case Type.Text _ -> "text";
      case Type.Day _ -> "a date";
      case Type.Bool _ -> "true or false";
    };
  }
}
