package dev.touchstone.plan;

import dev.touchstone.definition.dataset.Dataset.Column;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.expression.Expr;
import dev.touchstone.expression.Sql;
import dev.touchstone.expression.SqlRenderer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of a scan as SQL: where they come from, which days they lie in, and what a unit of their
 * currency is worth. Rates are joined only where {@code money} is not empty.
 *
 * @param money the money columns that the statement's expressions use
 */
public record FactsText(
    SqlDialect dialect, Exchange exchange, Scan scan, Slice slice, Set<Column> money) {

  /** The relation to select from; a common table expression where rates are joined. */
  public String from() {
    return converts() ? "facts" : dialect.rowsOf(scan.dataset().id());
  }

  /** The common table expressions the relation needs, each with what it is for; may be empty. */
  public SqlLines with() {
    var lines = new SqlLines();
    if (converts()) {
      lines.line("with");
      if (exchange instanceof Exchange.Daily daily) {
        rates(lines, daily);
      }
      facts(lines);
    }
    return lines;
  }

  /** That a row lies in the slice; empty where every row does, or the relation has seen to it. */
  public List<Sql> within() {
    return converts() ? List.of() : inSlice();
  }

  public List<Statement.Source> sources() {
    var sources = new ArrayList<Statement.Source>();
    sources.add(new Statement.Source(scan.dataset(), scan.on(), slice));
    if (converts() && exchange instanceof Exchange.Daily daily) {
      sources.add(
          new Statement.Source(
              daily.rates(), daily.dayColumn(), Slice.before(lastRateDay(daily.until()))));
    }
    return sources;
  }

  /** An expression over the rows. */
  Sql row(Expr expression, Map<Expr.Bound.Day, LocalDate> days) {
    return new SqlRenderer(dialect.expressions(), this::column, days, exchange.addedScale())
        .row(expression);
  }

  /**
   * The column as it stands in SQL: amounts of money in the program's currency. They are widened
   * first, because DuckDB gives products of short decimals too few digits.
   */
  public String column(Column column) {
    var name = dialect.name(column.name());
    return column.type() instanceof ColumnType.Money money && !(exchange instanceof Exchange.Single)
        ? "(cast(%s as %s) * %s)"
            .formatted(name, decimal(38, money.scale()), rate(money.currencyColumn()))
        : name;
  }

  /** True for a row whose amount cannot be converted. */
  public Sql unrated(Column column) {
    var amount = dialect.name(column.name());
    var code = currencyOf(column);
    if (exchange instanceof Exchange.Single single) {
      var currency = dialect.name(code);
      return Sql.builder()
          .append("%s is not null and (%s is null or %s <> ".formatted(amount, currency, currency))
          .bind(single.currency())
          .append(")")
          .build();
    }
    return new Sql("%s is not null and %s is null".formatted(amount, rate(code)), List.of());
  }

  static String currencyOf(Column column) {
    return column.type() instanceof ColumnType.Money money ? money.currencyColumn() : "";
  }

  private boolean converts() {
    return !money.isEmpty() && !(exchange instanceof Exchange.Single);
  }

  private String rate(String currencyColumn) {
    return dialect.name("_rate_" + currencyColumn);
  }

  private List<String> currencyColumns() {
    var names = new LinkedHashSet<String>();
    money.forEach(column -> names.add(currencyOf(column)));
    return List.copyOf(names);
  }

  /** Amounts may have happened after the days they count in, so only equal columns prune rates. */
  private LocalDate lastRateDay(LocalDate until) {
    var needed = Exchange.dayOf(scan).equals(scan.on()) ? slice.to() : Slice.END;
    return needed.isBefore(until) ? needed : until;
  }

  private List<Sql> inSlice() {
    if (slice.ever()) {
      return List.of();
    }
    var day = dialect.name(scan.on());
    var before = Sql.builder().append(day + " < ").bind(slice.to()).build();
    return slice.open()
        ? List.of(before)
        : List.of(Sql.builder().append(day + " >= ").bind(slice.from()).build(), before);
  }

  private void rates(SqlLines lines, Exchange.Daily daily) {
    var code = dialect.name(daily.currencyColumn());
    var day = dialect.name(daily.dayColumn());
    var rate = dialect.name(daily.rateColumn());
    lines
        .line("-- the days that need a rate")
        .line("days as (")
        .line("  select distinct ", dialect.name(Exchange.dayOf(scan)), " as happened_on")
        .line("  from ", dialect.rowsOf(scan.dataset().id()))
        .where("  ", inSlice())
        .line("),")
        .line("-- a rate holds until the next one of its currency")
        .line("spans as (")
        .line("  select ", code, " as currency, ", day, " as since,")
        .line("    cast(", rate, " as ", decimal(daily.digits(), daily.scale()), ") as rate,")
        .line("    lead(", day, ") over (partition by ", code)
        .line("      order by ", day, ", ", rate, ") as until")
        .line("  from ", dialect.rowsOf(daily.rates().id()))
        .line("  where ", day, " is not null and ", rate, " is not null", known(daily, day))
        .line("),")
        .line("-- one rate per currency and day")
        .line("rates as (")
        .line("  select spans.currency, days.happened_on, spans.rate")
        .line("  from days")
        .line("  join spans on spans.since <= days.happened_on")
        .line("    and (spans.until is null or days.happened_on < spans.until)")
        .line("),");
  }

  private static Sql known(Exchange.Daily daily, String day) {
    return daily.until().equals(Slice.END)
        ? new Sql("", List.of())
        : Sql.builder().append(" and " + day + " < ").bind(daily.until()).build();
  }

  private void facts(SqlLines lines) {
    lines.line("-- rows with what one unit of their currency is worth in the program's");
    lines.line("facts as (");
    var columns = currencyColumns();
    for (int i = 0; i < columns.size(); i++) {
      var worth = worth(columns.get(i), "r" + (i + 1));
      lines.line(i == 0 ? "  select f.*, " : "    ", worth, i + 1 < columns.size() ? "," : "");
    }
    lines.line("  from ", dialect.rowsOf(scan.dataset().id()), " f");
    for (int i = 0; exchange instanceof Exchange.Daily && i < columns.size(); i++) {
      var joined = "r" + (i + 1);
      var code = dialect.name(columns.get(i));
      var day = dialect.name(Exchange.dayOf(scan));
      lines.line("  left join rates ", joined, " on ", joined, ".currency = f.", code);
      lines.line("    and ", joined, ".happened_on = f.", day);
    }
    lines.where("  ", inSlice()).line(")");
  }

  /** The program's own currency is worth one, whatever the rates say. */
  private Sql worth(String currencyColumn, String joined) {
    var code = "f." + dialect.name(currencyColumn);
    var text = Sql.builder().append("case when " + code + " = ").bind(exchange.currency());
    switch (exchange) {
      case Exchange.Single _ -> text.append(" then 1");
      case Exchange.Fixed fixed -> {
        text.append(" then " + literal(BigDecimal.ONE, fixed));
        fixed
            .perUnit()
            .forEach(
                (currency, rate) ->
                    text.append(" when " + code + " = ")
                        .bind(currency)
                        .append(" then " + literal(rate, fixed)));
      }
      case Exchange.Daily daily ->
          text.append(" then cast(1 as " + decimal(daily.digits(), daily.scale()) + ")")
              .append(" else " + joined + ".rate");
    }
    return text.append(" end as " + rate(currencyColumn)).build();
  }

  private static String literal(BigDecimal rate, Exchange.Fixed fixed) {
    return "cast(" + rate.toPlainString() + " as " + decimal(fixed.digits(), fixed.scale()) + ")";
  }

  private static String decimal(int digits, int scale) {
    return "decimal(" + digits + ", " + scale + ")";
  }
}
