package dev.touchstone.cli.report;

import dev.touchstone.shared.VisibleText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Text in columns, as wide as their widest cell; numbers stand to the right. Where a table has to
 * be narrower, texts give way and numbers never do.
 */
public final class Table {
  private static final int GAP = 2;

  /** No column of texts gets narrower. */
  private static final int LEAST = 12;

  private final List<String> headings;
  private final List<Boolean> toTheRight;
  private final List<Boolean> givesWay;
  private final List<List<String>> rows = new ArrayList<>();

  /** What becomes of a text that is too long for its column. */
  private enum TooLong {
    CUT,
    WRAPPED
  }

  /**
   * @param headings one per column; a heading that ends in {@code >} puts its column to the right,
   *     one that ends in {@code !} never gives way, as what is to be found by it
   */
  public Table(String... headings) {
    this.headings =
        Arrays.stream(headings)
            .map(VisibleText::of)
            .map(h -> h.endsWith(">") || h.endsWith("!") ? h.substring(0, h.length() - 1) : h)
            .toList();
    this.givesWay = Arrays.stream(headings).map(h -> !h.endsWith(">") && !h.endsWith("!")).toList();
    this.toTheRight = Arrays.stream(headings).map(h -> h.endsWith(">")).toList();
  }

  public void row(String... cells) {
    rows.add(Arrays.stream(cells).map(VisibleText::of).toList());
  }

  /** As wide as it is. */
  public String text() {
    return cut(Integer.MAX_VALUE);
  }

  /** A line per row; texts that are too long end in {@code …}. */
  public String cut(int width) {
    return text(width, TooLong.CUT);
  }

  /** All of every text, over as many lines as it takes. */
  public String wrapped(int width) {
    return text(width, TooLong.WRAPPED);
  }

  private String text(int width, TooLong tooLong) {
    var all = new ArrayList<List<String>>();
    all.add(headings);
    all.addAll(rows);
    int[] widths = widths(all, width);
    var text = new StringBuilder();
    for (var row : all) {
      var cells = new ArrayList<List<String>>();
      int lines = 1;
      for (int i = 0; i < widths.length; i++) {
        var cell = row.get(i);
        cells.add(
            Wrapping.length(cell) <= widths[i]
                ? List.of(cell)
                : switch (tooLong) {
                  case CUT -> List.of(Wrapping.cut(cell, widths[i]));
                  case WRAPPED -> Wrapping.lines(cell, widths[i]);
                });
        lines = Math.max(lines, cells.getLast().size());
      }
      for (int line = 0; line < lines; line++) {
        text.append(line(cells, line, widths)).append('\n');
      }
    }
    return text.toString();
  }

  private String line(List<List<String>> cells, int at, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      var cell = at < cells.get(i).size() ? cells.get(i).get(at) : "";
      var pad = " ".repeat(Math.max(0, widths[i] - Wrapping.length(cell)));
      line.append(toTheRight.get(i) ? pad + cell : cell + pad);
      line.append(" ".repeat(GAP));
    }
    return line.toString().stripTrailing();
  }

  /** The widest texts give way first. */
  private int[] widths(List<List<String>> all, int most) {
    int[] widths = new int[headings.size()];
    for (var row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Wrapping.length(row.get(i)));
      }
    }
    long over = Arrays.stream(widths).asLongStream().sum() + GAP * (widths.length - 1L) - most;
    for (; over > 0; over--) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        boolean gives = givesWay.get(i) && widths[i] > LEAST;
        widest = gives && (widest < 0 || widths[i] > widths[widest]) ? i : widest;
      }
      if (widest < 0) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }
}
