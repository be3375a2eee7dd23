package dev.touchstone.plan;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.Column;
import dev.touchstone.expression.Expr;
import dev.touchstone.expression.Expr.Bound;
import dev.touchstone.expression.Sql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The statements that measure. Their text is stable to the byte for equal plans; nothing a user
 * typed stands in it but checked column names and numbers.
 *
 * @param uses what a figure is for, in a few words of ids: it becomes a comment
 */
public record Statements(
    SqlDialect dialect, Exchange exchange, BiFunction<Scan, Figure, String> uses) {

  /** The engine sorts faster than we do, and equal groups of several passes then stand alike. */
  private static final String BY_KEY = "order by by_key nulls first";

  /**
   * One pass over a slice that answers all figures, one row per group and one column per figure.
   */
  public Statement grouped(
      Scan scan,
      Slice slice,
      List<Figure> figures,
      Map<Bound.Day, LocalDate> days,
      DistinctMarks marks) {
    var facts = new FactsText(dialect, exchange, scan, slice, Figure.money(figures));
    var shared = sharedFilter(figures);
    var text = new FigureText(facts, days, shared.isPresent(), marks);
    var lines = new SqlLines();
    lines
        .line("-- ", scan.dataset().id(), ": one row per ", scan.by(), ", ", rowsBy(scan))
        .lines(facts.with())
        .line("select")
        .line("  ", key(scan), " as by_key,");
    for (int i = 0; i < figures.size(); i++) {
      var comma = i + 1 < figures.size() ? "," : "";
      lines.line("  -- ", uses.apply(scan, figures.get(i)));
      lines.line("  ", text.of(figures.get(i)), " as f" + (i + 1), comma);
    }
    var conditions = new ArrayList<>(facts.within());
    shared.ifPresent(filter -> conditions.add(facts.row(filter, days)));
    lines
        .line("from ", facts.from())
        .where("", conditions)
        .line("group by ", dialect.name(scan.by()))
        .line(BY_KEY);
    return new Statement(scan.dataset().id(), lines.sql(), facts.sources());
  }

  /**
   * A distinct count in two levels: first the distinct pairs, then their number. Left beside other
   * aggregates it would keep a set per group and dominate the pass.
   */
  public Statement distinct(
      Scan scan, Slice slice, Expr.Aggregate aggregate, Map<Bound.Day, LocalDate> days) {
    var figure = new Figure.Aggregated(aggregate);
    var facts = new FactsText(dialect, exchange, scan, slice, figure.money());
    var value = facts.row(aggregate.argument().orElseThrow(), days);
    var conditions = new ArrayList<>(facts.within());
    aggregate.filter().ifPresent(filter -> conditions.add(facts.row(filter, days)));
    var lines = new SqlLines();
    lines
        .line("-- ", scan.dataset().id(), ": distinct values per ", scan.by(), ", ", rowsBy(scan))
        .line("-- ", uses.apply(scan, figure))
        .lines(facts.with())
        .line("select by_key, count(*) as f1")
        .line("from (")
        .line("  select distinct ", key(scan), " as by_key, ", value, " as counted")
        .line("  from ", facts.from())
        .where("  ", conditions)
        .line(") pairs")
        .line("where counted is not null")
        .line("group by by_key")
        .line(BY_KEY);
    return new Statement(scan.dataset().id(), lines.sql(), facts.sources());
  }

  /**
   * How often each value of a row occurs per group. Groups with too many rows to draw from are left
   * out here, and so is what would not fit in memory; their number tells.
   */
  public Statement histogram(PlannedHistogram.Ask ask) {
    var asked = ask.of();
    var scan = asked.scan();
    var facts = new FactsText(dialect, exchange, scan, ask.slice(), asked.money());
    var conditions = new ArrayList<>(facts.within());
    asked.filter().ifPresent(filter -> conditions.add(facts.row(filter, ask.days())));
    var over = facts.row(asked.overOfRow(), ask.days());
    var under = asked.underOfRow().map(row -> facts.row(row, ask.days()));
    var lines = new SqlLines();
    lines
        .line("-- ", scan.dataset().id(), ": values of rows per ", scan.by(), ", ", rowsBy(scan))
        .lines(facts.with())
        .line("select by_key, y, x, alike")
        .line("from (")
        .line("  -- how many rows the group has in all")
        .line("  select by_key, y, x, alike, sum(alike) over (partition by by_key) as of_key")
        .line("  from (")
        .line("    -- rows that are alike stand together")
        .line("    select by_key, y, x, count(*) as alike")
        .line("    from (")
        .line("      select ", key(scan), " as by_key,")
        .line("        ", over, " as y,")
        .line("        ", under.orElse(new Sql("1", List.of())), " as x")
        .line("      from ", facts.from())
        .where("      ", conditions)
        .line("    ) single_rows")
        .line("    group by by_key, y, x")
        .line("  ) bars")
        .line(") counted_bars")
        .line("where of_key <= ", PlannedHistogram.MOST_ROWS)
        .line(BY_KEY, ", y, x")
        .line("limit ", PlannedHistogram.MOST_BARS + 1);
    return new Statement(scan.dataset().id(), lines.sql(), facts.sources());
  }

  /** The least and the most of a column; a file's own statistics are enough to answer it. */
  public Statement range(Scan scan, Slice slice, Column column) {
    var facts = new FactsText(dialect, exchange, scan, slice, Set.of());
    var name = dialect.name(column.name());
    var lines = new SqlLines();
    lines
        .line("-- ", scan.dataset().id(), ": between which numbers ", column.name(), " lies")
        .line("select min(", name, ") as least, max(", name, ") as most")
        .line("from ", facts.from());
    return new Statement(scan.dataset().id(), lines.sql(), facts.sources());
  }

  /** Which keys stand beside which partner in the slice. */
  public Statement bridge(Route.Via via, Slice slice) {
    var scan = via.scan();
    var facts = new FactsText(dialect, exchange, scan, slice, Set.of());
    var partner = dialect.name(via.bridge().partner());
    var conditions = new ArrayList<>(facts.within());
    conditions.add(new Sql(partner + " is not null", List.of()));
    conditions.add(new Sql(dialect.name(via.key()) + " is not null", List.of()));
    var lines = new SqlLines();
    lines
        .line("-- ", via.bridge().id(), ": which ", via.key(), " stands beside which partner")
        .line("select distinct ", partner, " as partner, ", key(scan), " as by_key")
        .line("from ", facts.from())
        .where("", conditions);
    return new Statement(via.bridge().id(), lines.sql(), facts.sources());
  }

  /** Amounts that cannot be converted: which currency, from which day, how many rows. */
  public Statement unrated(
      Scan scan, Slice slice, Figure.Unrated figure, Map<Bound.Day, LocalDate> days) {
    var facts = new FactsText(dialect, exchange, scan, slice, figure.money());
    var conditions = new ArrayList<>(facts.within());
    conditions.add(new FigureText(facts, days).unratedRows(figure));
    var code = dialect.name(FactsText.currencyOf(figure.column()));
    var happened = Exchange.dayOf(scan);
    var first =
        happened.isEmpty()
            ? "cast(null as varchar)"
            : "cast(min(" + dialect.name(happened) + ") as varchar)";
    var lines = new SqlLines();
    lines
        .line("-- ", scan.dataset().id(), ": amounts without a rate")
        .lines(facts.with())
        .line("select ", code, " as currency, ", first, " as first_day, count(*) as n")
        .line("from ", facts.from())
        .where("", conditions)
        .line("group by ", code)
        .line("order by first_day, currency");
    return new Statement(scan.dataset().id(), lines.sql(), facts.sources());
  }

  /** Keys travel as text; a partner's already is. */
  private String key(Scan scan) {
    var name = dialect.name(scan.by());
    return isText(scan.dataset(), scan.by()) ? name : "cast(" + name + " as varchar)";
  }

  static boolean isText(Dataset dataset, String column) {
    return dataset.column(column).stream()
        .anyMatch(
            found ->
                switch (found.type()) {
                  case Dataset.ColumnType.Text _,
                      Dataset.ColumnType.OneOf _,
                      Dataset.ColumnType.Partner _,
                      Dataset.ColumnType.Currency _ ->
                      true;
                  case Dataset.ColumnType.Whole _,
                      Dataset.ColumnType.Decimal _,
                      Dataset.ColumnType.Money _,
                      Dataset.ColumnType.Day _,
                      Dataset.ColumnType.Bool _ ->
                      false;
                });
  }

  /** The one filter all figures have, so that the pass reads only those rows. */
  private static Optional<Expr> sharedFilter(List<Figure> figures) {
    var filters = figures.stream().map(Figure::filter).distinct().toList();
    return filters.size() == 1 ? filters.getFirst() : Optional.empty();
  }

  private static String rowsBy(Scan scan) {
    return scan.timeless() ? "all rows" : "rows by " + scan.on();
  }
}
