package dev.touchstone.expression;

import java.util.function.Supplier;

/**
 * How deeply a formula may be nested and how tall its tree may grow: whatever parses it or walks it
 * later must not exhaust the stack.
 */
final class Limits {
  private static final int DEEPEST = 100;
  private static final int TALLEST = 250;

  private final Cursor cursor;
  private int depth;

  Limits(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Parses a part that can hold itself. */
  Syntax deeper(Supplier<Syntax> part) {
    if (depth >= DEEPEST) {
      throw cursor.tooDeep();
    }
    depth++;
    var parsed = part.get();
    depth--;
    return parsed;
  }

  /** The extent of a whole of two parts. */
  Extent joined(Extent left, Extent right) {
    var joined = left.to(right);
    if (joined.height() > TALLEST) {
      throw cursor.tooDeep();
    }
    return joined;
  }
}
