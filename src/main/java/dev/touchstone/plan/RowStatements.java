package dev.touchstone.plan;

import dev.touchstone.expression.Expr;
import dev.touchstone.expression.Expr.Bound;
import dev.touchstone.expression.Lineage;
import dev.touchstone.expression.Sql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The source rows behind an input: the same rows its figures count, for some groups.
 *
 * @param keys the groups; at least one
 */
public record RowStatements(
    SqlDialect dialect,
    Exchange exchange,
    Scan scan,
    Slice slice,
    Expr where,
    List<String> keys,
    Map<Bound.Day, LocalDate> days) {

  public Statement page(int from, int most) {
    var facts = facts();
    var lines = new SqlLines();
    lines.line("-- ", scan.dataset().id(), ": source rows").lines(facts.with()).line("select");
    for (var column : scan.dataset().columns()) {
      var name = dialect.name(column.name());
      lines.line("  cast(", name, " as varchar) as ", name, ",");
    }
    lines
        .line("  \"_file\", \"_line\"")
        .line("from ", facts.from())
        .where("", conditions(facts))
        .line("order by \"_file\", \"_line\"", ties())
        .line("offset " + from + " limit " + most);
    return new Statement(scan.dataset().id(), lines.sql(), facts.sources());
  }

  public Statement count() {
    var facts = facts();
    var lines = new SqlLines();
    lines
        .line("-- ", scan.dataset().id(), ": number of source rows")
        .lines(facts.with())
        .line("select count(*) as n")
        .line("from ", facts.from())
        .where("", conditions(facts));
    return new Statement(scan.dataset().id(), lines.sql(), facts.sources());
  }

  private FactsText facts() {
    return new FactsText(dialect, exchange, scan, slice, Lineage.moneyColumns(where));
  }

  private List<Sql> conditions(FactsText facts) {
    var conditions = new ArrayList<>(facts.within());
    var name = dialect.name(scan.by());
    var key = Statements.isText(scan.dataset(), scan.by()) ? name : "cast(" + name + " as varchar)";
    var binds = keys.stream().map(SqlLines::bind).toList();
    conditions.add(Sql.builder().append(key + " in (").join(", ", binds).append(")").build());
    if (!Figure.isTrue(where)) {
      conditions.add(facts.row(where, days));
    }
    return conditions;
  }

  /** Two files of one name may hold the same line; the key then decides. */
  private String ties() {
    var text = new StringBuilder();
    scan.dataset().key().forEach(key -> text.append(", ").append(dialect.name(key)));
    return text.toString();
  }
}
