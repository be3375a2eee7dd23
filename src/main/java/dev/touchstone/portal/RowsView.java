package dev.touchstone.portal;

import dev.touchstone.measure.Measurements.Aggregate;
import dev.touchstone.measure.Warehouse.SourceRow;
import dev.touchstone.measure.Warehouse.SourceRows;
import dev.touchstone.publication.Partners.Profile;
import dev.touchstone.score.explanation.Explanation.Leaf;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The source rows behind one input of a KPI.
 *
 * @param page from 1
 */
record RowsView(
    Showing showing,
    Profile profile,
    Leaf leaf,
    List<Aggregate> aggregates,
    SourceRows rows,
    int page) {
  static final int PAGE_SIZE = 50;

  private static final Pattern FRACTION = Pattern.compile("-?\\d{1,18}\\.\\d{1,12}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  record Line(String file, long line, List<String> values) {}

  public List<Line> lines() {
    return rows.rows().stream().map(this::line).toList();
  }

  private Line line(SourceRow row) {
    return new Line(
        row.file(),
        row.line(),
        rows.columns().stream()
            .map(column -> readable(row.values().getOrDefault(column, "")))
            .toList());
  }

  /** Amounts with separators and without idle zeros; ids and whole numbers stay as they are. */
  static String readable(String value) {
    if (!FRACTION.matcher(value).matches()) {
      return value;
    }
    var number = new BigDecimal(value).stripTrailingZeros();
    return Figures.fixed(number, Math.max(2, number.scale()));
  }

  public List<String> columns() {
    return rows.columns();
  }

  /** Class of each column: numbers stand right. */
  public List<String> alignments() {
    return rows.columns().stream()
        .map(column -> rows.rows().stream().allMatch(row -> isNumber(row, column)) ? "num" : "")
        .toList();
  }

  private static boolean isNumber(SourceRow row, String column) {
    var value = row.values().get(column);
    return value == null || NUMBER.matcher(value).matches();
  }

  public String total() {
    return Figures.count(rows.total(), "row", "rows");
  }

  public String shown() {
    int from = (page - 1) * PAGE_SIZE + 1;
    return rows.rows().isEmpty()
        ? "No rows on this page"
        : "%s–%s of %s"
            .formatted(Figures.whole(from), Figures.whole(from + rows.rows().size() - 1L), total());
  }

  public List<String> results() {
    return aggregates.stream()
        .map(it -> it.expression() + " = " + it.value().map(Figures::exact).orElse("no value"))
        .toList();
  }

  public String input() {
    return aggregates.getFirst().input();
  }

  public String window() {
    return aggregates.getFirst().days(Figures::day);
  }

  public String partnerHref() {
    return showing.link("/partner").with("id", profile.id().value()) + "#" + leaf.id();
  }

  public String previousHref() {
    return page <= 1 ? "" : link(page - 1);
  }

  public String nextHref() {
    return (long) page * PAGE_SIZE >= rows.total() ? "" : link(page + 1);
  }

  private String link(int number) {
    return showing
        .link("/rows")
        .with("id", profile.id().value())
        .with("kpi", leaf.id())
        .with("input", input())
        .with("page", number == 1 ? "" : "" + number)
        .toString();
  }
}
