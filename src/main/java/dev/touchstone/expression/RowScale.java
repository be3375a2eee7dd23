package dev.touchstone.expression;

import dev.touchstone.definition.dataset.Dataset.ColumnType;
import java.util.List;

/**
 * Digits after the point that the SQL of a row expression has, which can be more than its type
 * says: a converted amount has the digits of its rate as well.
 *
 * @param rateDigits what converting an amount adds
 */
record RowScale(int rateDigits) {
  int of(Expr expression) {
    return switch (expression) {
      case Expr.NumberLiteral literal -> literal.value().scale();
      case Expr.ColumnRef reference ->
          reference.column().type() instanceof ColumnType.Money(_, _, int scale)
              ? scale + rateDigits
              : Scales.of(reference.type());
      case Expr.Arithmetic arithmetic ->
          Scales.of(
              arithmetic.operator(), of(arithmetic.left()), of(arithmetic.right()), Place.ROW);
      case Expr.Negate negate -> of(negate.operand());
      case Expr.Case cases -> most(Lineage.results(cases));
      case Expr.Call call ->
          switch (call.function()) {
            case COALESCE, NULLIF, ABS, LEAST, GREATEST -> most(call.arguments());
            case ROUND -> Math.min(Scales.of(call.type()), of(call.arguments().getFirst()));
            case DAYS_BETWEEN, YEAR, MONTH, LOWER, UPPER -> 0;
          };
      case Expr.TextLiteral _,
          Expr.DayLiteral _,
          Expr.BoolLiteral _,
          Expr.Bound _,
          Expr.InputRef _,
          Expr.Compare _,
          Expr.And _,
          Expr.Or _,
          Expr.Not _,
          Expr.Between _,
          Expr.In _,
          Expr.IsNull _,
          Expr.Aggregate _,
          Expr.Prior _ ->
          0;
    };
  }

  /** What all of them fit in. */
  int most(List<Expr> expressions) {
    return expressions.stream().mapToInt(this::of).max().orElse(0);
  }
}
