package dev.touchstone.plan;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.expression.Expr;
import dev.touchstone.expression.Lineage;
import dev.touchstone.expression.Type;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import java.util.List;

/** What must hold so that amounts can be converted, and stay exact when they are. */
record MoneyRules(Exchange exchange, Issues issues) {
  /** Digits of an exact decimal in every engine. */
  private static final int DIGITS = 38;

  boolean hold(CheckedInput input, Position at) {
    return exact(input, at) & dated(input, at);
  }

  /** A condition over partners is about no period, so only the partner's own time can date it. */
  boolean overPartners(Expr condition, Dataset partners, Position at) {
    return dated(List.of(condition), new Scan(partners, partners.partner(), ""), at);
  }

  private boolean dated(CheckedInput input, Position at) {
    return dated(List.of(input.measure(), input.where()), input.scan(), at);
  }

  private boolean dated(List<Expr> expressions, Scan scan, Position at) {
    if (exchange instanceof Exchange.Daily
        && Exchange.dayOf(scan).isEmpty()
        && expressions.stream().anyMatch(used -> !Lineage.moneyColumns(used).isEmpty())) {
      issues.error(
          "money-without-day",
          at,
          "Amounts of %s have no day to convert them at".formatted(scan.dataset().id()),
          "Give the dataset a time, or the program fixed rates");
      return false;
    }
    return true;
  }

  private boolean exact(CheckedInput input, Position at) {
    boolean fine = true;
    for (var aggregate : Lineage.aggregates(input.measure())) {
      int scale = aggregate.argument().map(this::scale).orElse(0);
      if (scale > DIGITS) {
        issues.error(
            "too-many-digits",
            at,
            "Converted exactly, this needs %d digits after the point; there are %d"
                .formatted(scale, DIGITS),
            "Declare fewer digits for the amounts or the rates, or round(..) within the sum");
        fine = false;
      }
    }
    return fine;
  }

  /** Digits after the point once amounts are converted. */
  private int scale(Expr row) {
    return switch (row) {
      case Expr.ColumnRef ref when ref.column().type() instanceof ColumnType.Money money ->
          money.scale() + exchange.addedScale();
      case Expr.ColumnRef ref when ref.column().type() instanceof ColumnType.Decimal decimal ->
          decimal.scale();
      case Expr.NumberLiteral literal -> Math.max(0, literal.value().scale());
      case Expr.Arithmetic arithmetic ->
          switch (arithmetic.operator()) {
            case TIMES -> scale(arithmetic.left()) + scale(arithmetic.right());
            case PLUS, MINUS -> Math.max(scale(arithmetic.left()), scale(arithmetic.right()));
            case DIVIDE -> declared(arithmetic);
          };
      case Expr.Call call when call.function() == Expr.Call.Function.ROUND -> declared(call);
      case Expr other -> Lineage.parts(other).stream().mapToInt(this::scale).max().orElse(0);
    };
  }

  private static int declared(Expr expr) {
    return expr.type() instanceof Type.Number number ? Math.max(0, number.scale()) : 0;
  }
}
