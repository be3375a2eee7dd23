package dev.touchstone.expression;

import dev.touchstone.expression.Expr.Arithmetic.Operator;
import java.util.List;

/**
 * Digits after the point. Sums keep the larger of two scales and products add them up, so nothing
 * is lost; a quotient of columns is rounded half-up to {@link #QUOTIENT} digits in every row, so
 * that sums of quotients are exact and the same on any engine; a quotient of aggregates is a
 * fraction that is never rounded before the end.
 */
final class Scales {
  /** Of a number whose digits are not bounded. */
  static final int UNBOUNDED = -1;

  /** Of a quotient within a row. */
  static final int QUOTIENT = 12;

  /** The most a row may need: engines have 38 digits, and some must be left before the point. */
  static final int MOST = 24;

  /** The most digits {@code round} takes. */
  static final int MOST_ROUNDED = 12;

  private Scales() {}

  static int of(Operator operator, int left, int right, Place place) {
    return switch (operator) {
      case PLUS, MINUS -> either(left, right);
      case TIMES -> left == UNBOUNDED || right == UNBOUNDED ? UNBOUNDED : left + right;
      case DIVIDE -> place.perRow() ? QUOTIENT : UNBOUNDED;
    };
  }

  static int either(int left, int right) {
    return left == UNBOUNDED || right == UNBOUNDED ? UNBOUNDED : Math.max(left, right);
  }

  static int of(Type type) {
    return switch (type) {
      case Type.Number number -> number.scale();
      case Type.Text _, Type.Day _, Type.Bool _ -> UNBOUNDED;
    };
  }

  /** The type that holds every one of these, which are all of one kind. */
  static Type common(List<Expr> values) {
    var type = values.getFirst().type();
    for (var value : values) {
      if (type instanceof Type.Number(int scale)) {
        type = new Type.Number(either(scale, of(value.type())));
      }
    }
    return type;
  }
}
