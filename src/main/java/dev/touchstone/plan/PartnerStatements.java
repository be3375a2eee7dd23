package dev.touchstone.plan;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.Column;
import dev.touchstone.expression.Expr;
import dev.touchstone.expression.Expr.Bound;
import dev.touchstone.expression.Lineage;
import dev.touchstone.expression.Sql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The statements over the partner dataset itself: who is scored, and on which KPIs. */
public record PartnerStatements(SqlDialect dialect, Exchange exchange, Dataset partners) {

  /** The partners a scorecard is about, with every attribute as text. */
  public Statement population(Expr condition) {
    var facts = facts(List.of(condition));
    var lines = new SqlLines();
    lines.line("-- ", partners.id(), ": the population").lines(facts.with()).line("select");
    attributes(lines);
    var key = dialect.name(partners.partner());
    var conditions = new ArrayList<Sql>();
    conditions.add(new Sql(key + " is not null", List.of()));
    if (!Figure.isTrue(condition)) {
      conditions.add(facts.row(condition, Map.of()));
    }
    // Engines sort text by its UTF-8 bytes, which is the order of code points.
    lines.line("from ", facts.from()).where("", conditions).line("order by ", key);
    return new Statement(partners.id(), lines.sql(), facts.sources());
  }

  /** To which partners each condition applies, in one pass. */
  public Statement applies(List<Expr> conditions, Map<Bound.Day, LocalDate> days) {
    var facts = facts(conditions);
    var lines = new SqlLines();
    lines
        .line("-- ", partners.id(), ": to whom KPIs apply")
        .lines(facts.with())
        .line("select ", dialect.name(partners.partner()), " as by_key,");
    for (int i = 0; i < conditions.size(); i++) {
      var comma = i + 1 < conditions.size() ? "," : "";
      lines.line("  ", facts.row(conditions.get(i), days), " as a" + (i + 1), comma);
    }
    lines.line("from ", facts.from());
    return new Statement(partners.id(), lines.sql(), facts.sources());
  }

  private void attributes(SqlLines lines) {
    var names = partners.columns().stream().map(column -> dialect.name(column.name())).toList();
    for (int i = 0; i < names.size(); i++) {
      var name = names.get(i);
      var comma = i + 1 < names.size() ? "," : "";
      lines.line("  cast(", name, " as varchar) as ", name, comma);
    }
  }

  private FactsText facts(List<Expr> conditions) {
    var money = new LinkedHashSet<Column>();
    conditions.forEach(condition -> money.addAll(Lineage.moneyColumns(condition)));
    return new FactsText(
        dialect, exchange, new Scan(partners, partners.partner(), ""), Slice.EVER, money);
  }
}
