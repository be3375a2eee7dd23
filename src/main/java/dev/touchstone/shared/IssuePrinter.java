package dev.touchstone.shared;

import java.util.Collection;
import java.util.function.UnaryOperator;

/**
 * Renders issues for a terminal: place, code and message, the source line with what is meant
 * underlined, and the hint. The first line of an issue is one that editors can jump to.
 *
 * @param sources the text of a file by its name; empty text where there is none to show
 * @param colour whether to use ANSI colours; they repeat what the words say
 */
public record IssuePrinter(UnaryOperator<String> sources, boolean colour) {
  /** Characters of a source line that are shown at most. */
  private static final int WIDTH = 100;

  private static final int BEFORE = 60;

  /** Nobody mends more at once; there may be one for each word of a file that is no document. */
  private static final int MOST = 500;

  private static final String RED = "31;1";
  private static final String YELLOW = "33;1";
  private static final String FAINT = "2";

  /**
   * In the order given, with an empty line between two; ends with a line break. Of very many it
   * prints the first and says how many are left.
   */
  public String print(Collection<Issue> issues) {
    var printed = String.join("\n", issues.stream().limit(MOST).map(this::print).toList());
    return issues.size() <= MOST
        ? printed
        : printed + "\nand %d more; mend these first\n".formatted(issues.size() - MOST);
  }

  /** One issue; ends with a line break. */
  public String print(Issue issue) {
    var severity = issue.severity() == Issue.Severity.ERROR ? "error" : "warning";
    var tint = issue.severity() == Issue.Severity.ERROR ? RED : YELLOW;
    var out = new StringBuilder();
    out.append(VisibleText.of(issue.at().toString())).append(": ").append(paint(severity, tint));
    out.append(' ')
        .append(issue.code())
        .append(": ")
        .append(VisibleText.of(issue.message()))
        .append('\n');
    source(issue.at(), tint, out);
    if (!issue.hint().isEmpty()) {
      out.append("  hint: ").append(VisibleText.of(issue.hint())).append('\n');
    }
    return out.toString();
  }

  private void source(Position at, String tint, StringBuilder out) {
    var line = sources.apply(at.file()).lines().skip(at.line() - 1L).findFirst().orElse("");
    if (line.isBlank()) {
      return;
    }
    int[] points = VisibleText.of(line).codePoints().toArray();
    int column = Math.min(at.column() - 1, points.length);
    int from =
        points.length <= WIDTH ? 0 : Math.max(0, Math.min(column - BEFORE, points.length - WIDTH));
    int to = Math.min(points.length, from + WIDTH);
    var shown =
        (from > 0 ? "…" : "")
            + new String(points, from, to - from).stripTrailing()
            + (to < points.length ? "…" : "");
    int length = Math.max(1, Math.min(at.length(), to - column));
    var number = "  " + at.line();
    int indent = column - from + (from > 0 ? 1 : 0);
    out.append(paint(number + " | ", FAINT)).append(shown).append('\n');
    out.append(paint(" ".repeat(number.length()) + " | ", FAINT)).append(" ".repeat(indent));
    out.append(paint("^".repeat(length), tint)).append('\n');
  }

  private String paint(String text, String code) {
    return colour ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }
}
