package dev.touchstone.plan;

import dev.touchstone.definition.dataset.Dataset.Column;
import dev.touchstone.expression.Expr;
import dev.touchstone.expression.Expr.Aggregate;
import dev.touchstone.expression.Expr.Aggregate.Function;
import dev.touchstone.expression.Lineage;
import dev.touchstone.expression.Type;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One number per group that a scan can be asked for. Equal figures are asked for once. */
public sealed interface Figure {
  /** An aggregate whose filter already holds the input's {@code where}. */
  record Aggregated(Aggregate aggregate) implements Figure {
    /** Figures are looked up often, and hashing a whole expression each time shows. */
    @Override
    public int hashCode() {
      var column =
          aggregate.argument().orElse(ALWAYS) instanceof Expr.ColumnRef(var argument, _)
              ? argument.name()
              : "";
      return 31 * aggregate.function().ordinal() + column.hashCode();
    }
  }

  /** How many rows have an amount in a currency without a rate; anything but zero is refused. */
  record Unrated(Column column, Expr where) implements Figure {}

  /** How the values of several sets of rows become the value of their union. */
  enum Union {
    SUM,
    LEAST,
    GREATEST
  }

  /** A condition that holds for every row. */
  Expr ALWAYS = new Expr.BoolLiteral(true, new Type.Bool());

  /** How many rows there are. */
  Figure ROWS = rows(ALWAYS, Optional.empty());

  static Figure of(Aggregate aggregate, Expr where) {
    return new Aggregated(
        new Aggregate(
            aggregate.function(),
            aggregate.argument(),
            aggregate.fraction(),
            both(where, aggregate.filter()),
            aggregate.type()));
  }

  static Figure rows(Expr where) {
    return rows(where, Optional.empty());
  }

  static Figure rows(Expr where, Optional<Expr> filter) {
    return new Aggregated(
        new Aggregate(
            Function.COUNT,
            Optional.empty(),
            BigDecimal.ZERO,
            both(where, filter),
            new Type.Number(0)));
  }

  static Figure newest(Column day, Expr where) {
    var argument = new Expr.ColumnRef(day, new Type.Day());
    return new Aggregated(
        new Aggregate(
            Function.MAX,
            Optional.of(argument),
            BigDecimal.ZERO,
            both(where, Optional.empty()),
            new Type.Day()));
  }

  /** The condition that holds for every row. */
  static boolean isTrue(Expr condition) {
    return condition instanceof Expr.BoolLiteral literal && literal.value();
  }

  /** The money columns that some figures use. */
  static Set<Column> money(List<Figure> figures) {
    var money = new LinkedHashSet<Column>();
    figures.forEach(figure -> money.addAll(figure.money()));
    return money;
  }

  private static Optional<Expr> both(Expr where, Optional<Expr> filter) {
    if (isTrue(where)) {
      return filter;
    }
    return filter
        .<Expr>map(also -> new Expr.And(where, also, new Type.Bool()))
        .or(() -> Optional.of(where));
  }

  /** Which rows count; empty for all of them. */
  default Optional<Expr> filter() {
    return switch (this) {
      case Aggregated figure -> figure.aggregate().filter();
      case Unrated figure -> Optional.empty();
    };
  }

  default Set<Column> money() {
    return switch (this) {
      case Aggregated figure -> Lineage.moneyColumns(figure.aggregate());
      case Unrated figure -> {
        var all = new LinkedHashSet<Column>();
        all.add(figure.column());
        all.addAll(Lineage.moneyColumns(figure.where()));
        yield all;
      }
    };
  }

  default boolean boundToPeriod() {
    return switch (this) {
      case Aggregated figure -> !Lineage.days(figure.aggregate()).isEmpty();
      case Unrated figure -> !Lineage.days(figure.where()).isEmpty();
    };
  }

  /**
   * A distinct count dominates the cost of any pass it shares, so it gets its own. A quantile does
   * not: over 2.5 million rows it cost half as much beside other aggregates as alone.
   */
  default boolean alone() {
    return this instanceof Aggregated figure
        && figure.aggregate().function() == Function.COUNT_DISTINCT;
  }

  /** Whether figures of disjoint sets of rows give the figure of their union. */
  default boolean rollsUp() {
    return switch (this) {
      case Aggregated figure ->
          switch (figure.aggregate().function()) {
            case COUNT, SUM, MIN, MAX -> !boundToPeriod();
            case COUNT_DISTINCT, QUANTILE -> false;
          };
      case Unrated figure -> !boundToPeriod();
    };
  }

  default Union union() {
    return switch (this) {
      case Aggregated figure ->
          switch (figure.aggregate().function()) {
            case COUNT, SUM, COUNT_DISTINCT, QUANTILE -> Union.SUM;
            case MIN -> Union.LEAST;
            case MAX -> Union.GREATEST;
          };
      case Unrated figure -> Union.SUM;
    };
  }
}
