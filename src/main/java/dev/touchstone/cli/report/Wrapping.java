package dev.touchstone.cli.report;

import dev.touchstone.shared.VisibleText;
import java.util.ArrayList;
import java.util.List;

/** Texts on lines of a terminal, counted in characters as people see them. */
public final class Wrapping {
  private Wrapping() {}

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The start of a text with {@code …} where the rest was. */
  public static String cut(String text, int width) {
    return text.substring(0, text.offsetByCodePoints(0, width - 1)).stripTrailing() + "…";
  }

  /** Lines of whole words, below the text's own indent; a word that fits on no line is divided. */
  public static List<String> lines(String said, int width) {
    var text = VisibleText.of(said);
    if (length(text) <= width) {
      return List.of(text);
    }
    int inner = text.length() - text.stripLeading().length();
    var indent = " ".repeat(Math.min(inner, width / 2));
    var lines = new ArrayList<String>();
    var line = new StringBuilder(indent);
    for (var word : text.strip().split(" ")) {
      var rest = word;
      boolean first = line.length() == indent.length();
      if (!first && length(line.toString()) + 1 + length(rest) > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        first = true;
      }
      line.append(first ? "" : " ");
      while (length(line.toString()) + length(rest) > width) {
        int room = width - length(line.toString());
        int end = rest.offsetByCodePoints(0, room);
        lines.add(line + rest.substring(0, end));
        rest = rest.substring(end);
        line = new StringBuilder(indent);
      }
      line.append(rest);
    }
    lines.add(line.toString());
    return lines;
  }
}
