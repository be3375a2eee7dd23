package dev.touchstone.definition;

import dev.touchstone.shared.Position;

/**
 * An expression as it was written, with the place where its first character stands. It is text
 * here; {@code measure} parses, types and compiles it.
 *
 * @param at start of the text in its document; {@code at.length()} is the text's length on its
 *     first line
 */
public record Formula(String text, Position at) {
  /** The place of a part of a formula: {@code offset} characters in, {@code length} long. */
  public Position at(int offset, int length) {
    return new Position(at.file(), at.line(), at.column() + offset, Math.max(1, length));
  }
}
