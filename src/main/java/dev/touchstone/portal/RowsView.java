package dev.touchstone.portal;

import dev.touchstone.measure.Measurements.Aggregate;
import dev.touchstone.measure.Warehouse.SourceRow;
import dev.touchstone.measure.Warehouse.SourceRows;
import dev.touchstone.publication.Partners.Profile;
import dev.touchstone.score.explanation.Explanation.Leaf;
import dev.touchstone.shared.Spoken;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  /**
   * @param digits after the point, as many as any of its numbers has
   * @param needed whether the formula reads it
   */
  record Column(String name, boolean number, int digits, boolean needed) {
    public String title() {
      return Spoken.column(name);
    }
  }

  record Line(String file, long line, List<String> values) {}

  /** A column that says the same in every row of the page. */
  record Constant(String title, String value) {}

  public String dataset() {
    return Spoken.team(rows.dataset());
  }

  private List<Column> all() {
    return rows.columns().stream()
        .map(
            column ->
                new Column(
                    column,
                    isNumber(column),
                    isNumber(column) ? digits(column) : 0,
                    isNeeded(column)))
        .toList();
  }

  /** What the formula reads first, then the others in the order of the dataset. */
  public List<Column> columns() {
    var shown = all().stream().filter(it -> it.needed() || !isConstant(it.name())).toList();
    return Stream.concat(
            shown.stream().filter(Column::needed), shown.stream().filter(it -> !it.needed()))
        .toList();
  }

  /** What is said once, because every row of the page says it. */
  public List<Constant> constants() {
    return all().stream()
        .filter(it -> !it.needed() && isConstant(it.name()))
        .map(it -> new Constant(it.title(), value(rows.rows().getFirst(), it)))
        .filter(it -> !it.value().isEmpty())
        .toList();
  }

  /** The file of all rows of the page; empty where they come from several. */
  public String file() {
    var files = rows.rows().stream().map(SourceRow::file).distinct().toList();
    return files.size() == 1 ? files.getFirst() : "";
  }

  private boolean isNeeded(String column) {
    var name = Pattern.compile("(?<![\\w.])" + Pattern.quote(column) + "(?!\\w)");
    return aggregates.stream().anyMatch(it -> name.matcher(it.expression()).find());
  }

  private boolean isConstant(String column) {
    return rows.rows().size() > 1
        && rows.rows().stream().map(row -> row.values().getOrDefault(column, "")).distinct().count()
            == 1;
  }

  public List<Line> lines() {
    var columns = columns();
    return rows.rows().stream()
        .map(
            row ->
                new Line(
                    row.file(),
                    row.line(),
                    columns.stream().map(column -> value(row, column)).toList()))
        .toList();
  }

  /** Amounts with separators and without idle zeros; numbers that may be ids as they are. */
  private static String value(SourceRow row, Column column) {
    var text = row.values().getOrDefault(column.name(), "");
    return column.number() && (column.needed() || text.indexOf('.') >= 0) && !text.isEmpty()
        ? Figures.fixed(new BigDecimal(text), column.digits())
        : text;
  }

  private boolean isNumber(String column) {
    return rows.rows().stream()
        .map(row -> row.values().getOrDefault(column, "0"))
        .allMatch(value -> NUMBER.matcher(value).matches());
  }

  private int digits(String column) {
    return rows.rows().stream()
        .map(row -> new BigDecimal(row.values().getOrDefault(column, "0")))
        .mapToInt(value -> Math.max(0, value.stripTrailingZeros().scale()))
        .max()
        .orElse(0);
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

  public Pager pager() {
    return Pager.of(page, (int) Math.ceilDiv(rows.total(), PAGE_SIZE), this::link);
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
