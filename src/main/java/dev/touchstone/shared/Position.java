package dev.touchstone.shared;

/**
 * A place in a file a person can open. Lines and columns count from 1; {@code length} is the number
 * of characters to underline, at least 1.
 */
public record Position(String file, int line, int column, int length)
    implements Comparable<Position> {
  public Position {
    if (line < 1 || column < 1 || length < 1) {
      throw new IllegalArgumentException("Positions count from 1: " + line + ":" + column);
    }
  }

  /** The start of a file, for what is wrong with the file as a whole. */
  public static Position startOf(String file) {
    return new Position(file, 1, 1, 1);
  }

  @Override
  public int compareTo(Position other) {
    int byFile = file.compareTo(other.file);
    int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
