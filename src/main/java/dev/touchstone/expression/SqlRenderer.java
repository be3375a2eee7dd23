package dev.touchstone.expression;

import dev.touchstone.definition.Dataset;
import dev.touchstone.expression.Expr.Bound;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;

/**
 * Renders checked expressions over rows (everything but aggregates, inputs and {@code prior}) for
 * one dialect.
 *
 * @param columns the SQL that stands for a column, e.g. {@code amount * rate} for a converted amount
 * @param days what the bound days are
 */
public record SqlRenderer(
    Dialect dialect, Function<Dataset.Column, String> columns, Map<Bound.Day, LocalDate> days) {

  /** Renders a row expression. */
  public Sql row(Expr expression) {
    throw new IllegalStateException(expression.toString());
  }
}
