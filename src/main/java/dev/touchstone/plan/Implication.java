package dev.touchstone.plan;

import dev.touchstone.expression.Expr;
import dev.touchstone.expression.Expr.Compare.Comparison;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether one condition over a row can only be true where another is: {@code stage = 'won'} only
 * where {@code stage <> 'open'}. A yes is certain; a no may mean that it was not seen.
 */
final class Implication {
  private Implication() {}

  static boolean holds(Optional<Expr> condition, Optional<Expr> other) {
    return other.isEmpty() || condition.isPresent() && holds(condition.get(), other.get());
  }

  static boolean holds(Expr condition, Expr other) {
    if (condition.equals(other) || Figure.isTrue(other)) {
      return true;
    }
    if (other instanceof Expr.And(var left, var right, _)) {
      return holds(condition, left) && holds(condition, right);
    }
    if (condition instanceof Expr.Or(var left, var right, _)) {
      return holds(left, other) && holds(right, other);
    }
    if (condition instanceof Expr.And(var left, var right, _)
        && (holds(left, other) || holds(right, other))) {
      return true;
    }
    if (other instanceof Expr.Or(var left, var right, _)) {
      return holds(condition, left) || holds(condition, right);
    }
    var values = Values.of(condition).or(() -> Values.beside(condition));
    return values.isPresent() && Values.of(other).stream().anyMatch(values.get()::within);
  }

  /** A condition over one column: that it has a value, which is among some or none of some. */
  private record Values(Expr column, Set<Expr> values, boolean among) {
    /** What says just this and no more. */
    static Optional<Values> of(Expr condition) {
      return switch (condition) {
        case Expr.Compare(var comparison, Expr.ColumnRef column, var value, _)
            when comparison == Comparison.EQUAL && constant(value) ->
            Optional.of(new Values(column, Set.of(value), true));
        case Expr.Compare(var comparison, Expr.ColumnRef column, var value, _)
            when comparison == Comparison.NOT_EQUAL && constant(value) ->
            Optional.of(new Values(column, Set.of(value), false));
        case Expr.In(Expr.ColumnRef column, var values, var negated, _)
            when values.stream().allMatch(Values::constant) ->
            Optional.of(new Values(column, new HashSet<>(values), !negated));
        case Expr.IsNull(Expr.ColumnRef column, var negated, _) when negated -> some(column);
        case Expr _ -> Optional.empty();
      };
    }

    /** Whatever is true of a column's value says that there is one. */
    static Optional<Values> beside(Expr condition) {
      return switch (condition) {
        case Expr.Compare(_, Expr.ColumnRef column, _, _) -> some(column);
        case Expr.Between(Expr.ColumnRef column, _, _, _, _) -> some(column);
        case Expr.ColumnRef column -> some(column);
        case Expr _ -> Optional.empty();
      };
    }

    private static Optional<Values> some(Expr column) {
      return Optional.of(new Values(column, Set.of(), false));
    }

    private static boolean constant(Expr value) {
      return List.of(Expr.TextLiteral.class, Expr.NumberLiteral.class, Expr.DayLiteral.class)
          .contains(value.getClass());
    }

    /** Whether whatever these allow the other ones allow too. */
    boolean within(Values other) {
      if (!column.equals(other.column)) {
        return false;
      }
      if (other.among) {
        return among && other.values.containsAll(values);
      }
      return among
          ? other.values.stream().noneMatch(values::contains)
          : values.containsAll(other.values);
    }
  }
}
