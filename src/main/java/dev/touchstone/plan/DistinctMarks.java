package dev.touchstone.plan;

import dev.touchstone.definition.dataset.Dataset.Column;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.expression.Expr;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Distinct counts over whole numbers that lie close together. Each number has a bit of its own, and
 * the bits of a group are gathered beside the other figures: exact, and a good deal less work than
 * the pass of its own that any other distinct count needs.
 *
 * @param lowest the number that has the first bit, for each figure that is counted so
 */
public record DistinctMarks(Map<Figure, Long> lowest) {
  public static final DistinctMarks NONE = new DistinctMarks(Map.of());

  /** Of a 64-bit number, without its sign. */
  private static final long BITS = 63;

  /** The column whose distinct values are counted, if they are whole numbers as they stand. */
  public static Optional<Column> column(Figure figure) {
    return figure.alone()
            && figure instanceof Figure.Aggregated(var aggregate)
            && aggregate.argument().orElseThrow() instanceof Expr.ColumnRef(var column, _)
            && column.type() instanceof ColumnType.Whole
        ? Optional.of(column)
        : Optional.empty();
  }

  /** Whether all numbers from one to another have a bit. */
  public static boolean fit(long least, long most) {
    return most - least >= 0 && most - least < BITS; // a difference that overflows is negative
  }

  public OptionalLong of(Figure figure) {
    var first = lowest.get(figure);
    return first == null ? OptionalLong.empty() : OptionalLong.of(first);
  }
}
