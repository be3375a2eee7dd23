package dev.touchstone.expression;

/**
 * Where a part of a formula stands, and how tall its tree is: height is bounded so that no formula
 * can exhaust the stack of whatever walks it later.
 *
 * @param offset first character, from 0
 * @param end after the last character
 * @param height 1 for a leaf
 */
record Extent(int offset, int end, int height) {
  static Extent of(Token token) {
    return new Extent(token.offset(), token.end(), 1);
  }

  /** Around everything from here to there, one level taller than both. */
  Extent to(Extent other) {
    return new Extent(
        Math.min(offset, other.offset),
        Math.max(end, other.end),
        1 + Math.max(height, other.height));
  }

  Extent to(Token token) {
    return new Extent(Math.min(offset, token.offset()), Math.max(end, token.end()), height);
  }

  /** Around both, as tall as the taller one. */
  Extent around(Extent part) {
    return new Extent(
        Math.min(offset, part.offset), Math.max(end, part.end), Math.max(height, part.height));
  }

  int length() {
    return end - offset;
  }
}
