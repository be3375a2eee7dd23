package dev.touchstone.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in columns, as wide as their widest cell; numbers stand to the right. */
final class Table {
  private static final int GAP = 2;

  private final List<String> headings;
  private final List<Boolean> toTheRight;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param headings one per column; a heading that ends in {@code >} puts its column to the right
   */
  Table(String... headings) {
    this.headings =
        java.util.Arrays.stream(headings)
            .map(h -> h.endsWith(">") ? h.substring(0, h.length() - 1) : h)
            .toList();
    this.toTheRight = java.util.Arrays.stream(headings).map(h -> h.endsWith(">")).toList();
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  String text() {
    int[] widths = new int[headings.size()];
    var all = new ArrayList<List<String>>();
    all.add(headings);
    all.addAll(rows);
    for (var row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    var text = new StringBuilder();
    for (var row : all) {
      var line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        var pad = " ".repeat(widths[i] - length(row.get(i)));
        line.append(toTheRight.get(i) ? pad + row.get(i) : row.get(i) + pad);
        line.append(" ".repeat(GAP));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
