package dev.touchstone.definition.language;

import dev.touchstone.shared.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A file's text by line. Lines and columns count from 0 here; columns count code points. */
public final class Lines {
  private static final Pattern MARKER = Pattern.compile("---\\s");
  private static final Pattern NO_CONTENT = Pattern.compile("\\s*([#%].*)?");

  private final SourceFile file;
  private final int[] starts;

  public Lines(SourceFile file) {
    this.file = file;
    this.starts = starts(file.text());
  }

  private static int[] starts(String text) {
    var starts = new ArrayList<Integer>(List.of(0));
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
        starts.add(i + 1);
      }
    }
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }

  String text() {
    return file.text();
  }

  /** A line without its break and trailing blanks; empty beyond the end. */
  String line(int line) {
    return line < starts.length ? text().substring(starts[line], end(line)).stripTrailing() : "";
  }

  int columns(int line) {
    var written = line(line);
    return written.codePointCount(0, written.length());
  }

  int offset(int line, int column) {
    return text().offsetByCodePoints(starts[line], column);
  }

  public int lineAt(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  public int columnAt(int offset) {
    return text().codePointCount(starts[lineAt(offset)], offset);
  }

  /** Where the line after this one starts. */
  int end(int line) {
    return line + 1 < starts.length ? starts[line + 1] : text().length();
  }

  public Position position(int line, int column, int length) {
    return new Position(file.name(), line + 1, column + 1, Math.max(1, length));
  }

  /**
   * The documents of the file. YAML lets no document contain a line that starts with {@code ---},
   * so each can be read although another one is broken.
   */
  public List<Part> parts() {
    var parts = new ArrayList<Part>();
    int from = 0;
    boolean content = false;
    for (int line = 0; line < starts.length; line++) {
      var written = line(line);
      boolean marker = written.equals("---") || MARKER.matcher(written).lookingAt();
      if (marker && content) {
        parts.add(new Part(this, from, text().substring(starts[from], starts[line])));
        from = line;
      }
      content |= marker || !NO_CONTENT.matcher(written).matches();
    }
    if (content) {
      parts.add(new Part(this, from, text().substring(starts[from])));
    }
    return parts;
  }

  /**
   * One document's text.
   *
   * @param first the line of the file on which it begins
   */
  public record Part(Lines lines, int first, String text) {}
}
