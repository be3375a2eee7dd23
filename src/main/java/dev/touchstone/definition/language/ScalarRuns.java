package dev.touchstone.definition.language;

import dev.touchstone.definition.language.Formula.Run;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Finds where each character of a scalar stands in its file, although YAML folds lines and
 * unescapes quotes. Walks the meaning and the writing side by side; every visible character
 * realigns them.
 */
final class ScalarRuns {
  private final Lines lines;
  private final String text;
  private final ScalarStyle style;
  private final List<Run> runs = new ArrayList<>();
  private int raw;

  private ScalarRuns(Lines lines, int raw, ScalarStyle style) {
    this.lines = lines;
    this.text = lines.text();
    this.raw = raw;
    this.style = style;
  }

  /** Of the scalar whose first character, quote or indicator stands at this line and column. */
  static List<Run> of(Lines lines, int line, int column, ScalarStyle style, String value) {
    int start =
        switch (style) {
          case PLAIN, JSON_SCALAR_STYLE -> lines.offset(line, column);
          case SINGLE_QUOTED, DOUBLE_QUOTED -> lines.offset(line, column) + 1;
          case LITERAL, FOLDED -> lines.end(line);
        };
    return new ScalarRuns(lines, start, style).walk(value);
  }

  private List<Run> walk(String value) {
    for (int i = 0; i < value.length(); i++) {
      char wanted = value.charAt(i);
      if (!Character.isWhitespace(wanted)) {
        skipBlanks();
        take(i);
      } else if (escape() > 0 || (wanted != '\n' && text.startsWith("" + wanted, raw))) {
        take(i);
      }
    }
    place(value.length());
    return List.copyOf(runs);
  }

  private void take(int offset) {
    place(offset);
    raw = Math.min(text.length(), raw + Math.max(1, escape()));
  }

  private void place(int offset) {
    int line = lines.lineAt(raw) + 1;
    int column = lines.columnAt(raw) + 1;
    var last = runs.isEmpty() ? new Run(-1, 0, 0) : runs.getLast();
    if (last.line() != line || column - last.column() != offset - last.offset()) {
      runs.add(new Run(offset, line, column));
    }
  }

  /** Length of the escape at the cursor, line continuations excepted; 0 for none. */
  private int escape() {
    if (style == ScalarStyle.SINGLE_QUOTED) {
      return text.startsWith("''", raw) ? 2 : 0;
    }
    if (style != ScalarStyle.DOUBLE_QUOTED || !text.startsWith("\\", raw)) {
      return 0;
    }
    return switch (raw + 1 < text.length() ? text.charAt(raw + 1) : '\n') {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      case '\n', '\r' -> 0;
      default -> 2;
    };
  }

  private void skipBlanks() {
    while (raw < text.length()
        && (Character.isWhitespace(text.charAt(raw)) || isLineContinuation())) {
      raw++;
    }
  }

  private boolean isLineContinuation() {
    return style == ScalarStyle.DOUBLE_QUOTED && text.charAt(raw) == '\\' && escape() == 0;
  }
}
