package dev.touchstone.definition.language;

import dev.touchstone.shared.Position;
import java.util.List;

/**
 * An expression as it was written, with the place where its first character stands. It is text
 * here; {@code expression} parses, types and compiles it.
 *
 * @param at start of the text in its document; {@code at.length()} is the text's length on its
 *     first line
 * @param runs where the text leaves its first line, or is written differently from what it means
 *     ({@code ''} for a quote), ascending by offset; empty for text that stands on one line as it
 *     is
 */
public record Formula(String text, Position at, List<Run> runs) {
  /** From {@code offset} on, characters stand side by side from this line and column on. */
  public record Run(int offset, int line, int column) {}

  public Formula(String text, Position at) {
    this(text, at, List.of());
  }

  /** The place of a part of a formula: {@code offset} characters in, {@code length} long. */
  public Position at(int offset, int length) {
    var run = new Run(0, at.line(), at.column());
    int end = offset + Math.max(1, length);
    for (var next : runs) {
      if (next.offset() <= offset) {
        run = next;
      } else if (next.line() != run.line()) {
        // Only what stands on the first line can be underlined; the line break is one character.
        end = Math.min(end, Math.max(offset + 1, next.offset() - 1));
        break;
      }
    }
    return new Position(
        at.file(), run.line(), run.column() + offset - run.offset(), Math.max(1, end - offset));
  }
}
