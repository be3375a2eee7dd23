package dev.touchstone.fact;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.RowRule;
import dev.touchstone.expression.Dialect;
import dev.touchstone.expression.Expressions;
import dev.touchstone.expression.SqlRenderer;
import dev.touchstone.shared.Issues;
import java.sql.SQLException;
import java.util.Map;

/** One rule of a contract, run over staged rows. A rule without an answer is not broken. */
record RuleCheck(Dataset contract, RowRule rule) {

  /** Notes every row the rule is false for, and answers how many. */
  long mark(Staging staging, int number) throws SQLException {
    var issues = new Issues();
    var condition = Expressions.rule(rule.row(), contract, issues);
    issues.orThrow();
    var sql =
        new SqlRenderer(Dialect.DUCKDB, column -> Quoted.name(column.name()), Map.of())
            .row(condition.orElseThrow());
    var insert =
        "insert into broken select _line, %d from %s where not (%s)"
            .formatted(number, StagedRows.TABLE, sql.text());
    try (var statement = staging.connection().prepareStatement(insert)) {
      for (int i = 0; i < sql.binds().size(); i++) {
        statement.setObject(i + 1, sql.binds().get(i));
      }
      return statement.executeUpdate();
    }
  }
}
