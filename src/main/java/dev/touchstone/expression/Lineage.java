package dev.touchstone.expression;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.expression.Expr.Call.Function;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What an expression is made of, filters of aggregates included; in order of first appearance. */
public final class Lineage {
  private Lineage() {}

  /** Every column it reads. */
  public static Set<Dataset.Column> columns(Expr expression) {
    return collect(expression, Expr.ColumnRef.class, Expr.ColumnRef::column);
  }

  /** The columns it reads that hold amounts in some currency. */
  public static Set<Dataset.Column> moneyColumns(Expr expression) {
    var money = new LinkedHashSet<>(columns(expression));
    money.removeIf(column -> !(column.type() instanceof ColumnType.Money));
    return Collections.unmodifiableSet(money);
  }

  /** The days it needs from a run. */
  public static Set<Expr.Bound.Day> days(Expr expression) {
    return collect(expression, Expr.Bound.class, Expr.Bound::day);
  }

  /** Its distinct aggregates, whatever period they are about. */
  public static Set<Expr.Aggregate> aggregates(Expr expression) {
    return collect(expression, Expr.Aggregate.class, aggregate -> aggregate);
  }

  /** The names of the inputs it combines. */
  public static Set<String> inputs(Expr expression) {
    return collect(expression, Expr.InputRef.class, Expr.InputRef::name);
  }

  /** How many periods before the scored one it needs; 0 where it never says {@code prior}. */
  public static int furthestBack(Expr expression) {
    int below = parts(expression).stream().mapToInt(Lineage::furthestBack).max().orElse(0);
    return expression instanceof Expr.Prior prior ? below + prior.periods() : below;
  }

  /** The expressions directly within this one, in the order they are written. */
  public static List<Expr> parts(Expr expression) {
    return switch (expression) {
      case Expr.NumberLiteral _,
          Expr.TextLiteral _,
          Expr.DayLiteral _,
          Expr.BoolLiteral _,
          Expr.ColumnRef _,
          Expr.Bound _,
          Expr.InputRef _ ->
          List.of();
      case Expr.Arithmetic arithmetic -> List.of(arithmetic.left(), arithmetic.right());
      case Expr.Negate negate -> List.of(negate.operand());
      case Expr.Compare compare -> List.of(compare.left(), compare.right());
      case Expr.And and -> List.of(and.left(), and.right());
      case Expr.Or or -> List.of(or.left(), or.right());
      case Expr.Not not -> List.of(not.operand());
      case Expr.Between between -> List.of(between.operand(), between.low(), between.high());
      case Expr.In in -> Stream.concat(Stream.of(in.operand()), in.values().stream()).toList();
      case Expr.IsNull isNull -> List.of(isNull.operand());
      case Expr.Case cases -> parts(cases);
      case Expr.Call call -> call.arguments();
      case Expr.Aggregate aggregate ->
          Stream.concat(aggregate.argument().stream(), aggregate.filter().stream()).toList();
      case Expr.Prior prior -> List.of(prior.operand());
    };
  }

  private static List<Expr> parts(Expr.Case cases) {
    var parts = new ArrayList<Expr>();
    for (var branch : cases.branches()) {
      parts.add(branch.when());
      parts.add(branch.then());
    }
    cases.otherwise().ifPresent(parts::add);
    return List.copyOf(parts);
  }

  /** What a case can be worth. */
  static List<Expr> results(Expr.Case cases) {
    return Stream.concat(
            cases.branches().stream().map(Expr.Case.Branch::then), cases.otherwise().stream())
        .toList();
  }

  /** Whether it is about rows at all. */
  static boolean needsData(Expr expression) {
    return !aggregates(expression).isEmpty() || !inputs(expression).isEmpty();
  }

  /** How deep {@code least} and {@code greatest} stand within each other. */
  static int nestedExtremes(Expr expression) {
    int below = parts(expression).stream().mapToInt(Lineage::nestedExtremes).max().orElse(0);
    boolean extreme =
        expression instanceof Expr.Call call
            && (call.function() == Function.LEAST || call.function() == Function.GREATEST);
    return extreme ? below + 1 : below;
  }

  private static <E extends Expr, T> Set<T> collect(
      Expr expression, Class<E> kind, java.util.function.Function<E, T> what) {
    var found = new LinkedHashSet<T>();
    collect(expression, kind, what, found);
    return Collections.unmodifiableSet(found);
  }

  private static <E extends Expr, T> void collect(
      Expr expression, Class<E> kind, java.util.function.Function<E, T> what, Set<T> into) {
    if (kind.isInstance(expression)) {
      into.add(what.apply(kind.cast(expression)));
    }
    parts(expression).forEach(part -> collect(part, kind, what, into));
  }
}
