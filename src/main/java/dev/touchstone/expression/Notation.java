package dev.touchstone.expression;

import dev.touchstone.expression.Expr.Aggregate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Expressions as people read them, in one canonical form: {@code sum(amount) filter (where stage =
 * 'won')}. Reading it again gives an equal expression.
 */
public final class Notation {
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int COMPARE = 4;
  private static final int SUM = 5;
  private static final int PRODUCT = 6;
  private static final int SIGN = 7;
  private static final int VALUE = 8;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private Notation() {}

  public static String of(Expr expression) {
    return switch (expression) {
      case Expr.NumberLiteral literal -> literal.value().toPlainString();
      case Expr.TextLiteral literal -> "'" + literal.value().replace("'", "''") + "'";
      case Expr.DayLiteral literal -> "date '" + literal.value() + "'";
      case Expr.BoolLiteral literal -> String.valueOf(literal.value());
      case Expr.ColumnRef reference -> reference.column().name();
      case Expr.Bound bound -> bound.day().name().toLowerCase(Locale.ROOT);
      case Expr.InputRef input -> input.name();
      case Expr.Arithmetic arithmetic -> arithmetic(arithmetic);
      case Expr.Negate negate -> "-" + within(SIGN + 1, negate.operand());
      case Expr.Compare compare ->
          within(SUM, compare.left()) + symbol(compare) + within(SUM, compare.right());
      case Expr.And and -> within(AND, and.left()) + " and " + within(NOT, and.right());
      case Expr.Or or -> within(OR, or.left()) + " or " + within(AND, or.right());
      case Expr.Not not -> "not " + within(NOT, not.operand());
      case Expr.Between between ->
          within(SUM, between.operand())
              + (between.negated() ? " not between " : " between ")
              + within(SUM, between.low())
              + " and "
              + within(SUM, between.high());
      case Expr.In in ->
          within(SUM, in.operand())
              + (in.negated() ? " not in (" : " in (")
              + list(in.values())
              + ")";
      case Expr.IsNull isNull ->
          within(SUM, isNull.operand()) + (isNull.negated() ? " is not null" : " is null");
      case Expr.Case cases -> cases(cases);
      case Expr.Call call -> Vocabulary.name(call.function()) + "(" + list(call.arguments()) + ")";
      case Aggregate aggregate -> aggregate(aggregate);
      case Expr.Prior prior ->
          "prior("
              + of(prior.operand())
              + (prior.periods() == 1 ? "" : ", " + prior.periods())
              + ")";
    };
  }

  private static String arithmetic(Expr.Arithmetic arithmetic) {
    int level = level(arithmetic);
    var symbol =
        switch (arithmetic.operator()) {
          case PLUS -> " + ";
          case MINUS -> " - ";
          case TIMES -> " * ";
          case DIVIDE -> " / ";
        };
    return within(level, arithmetic.left()) + symbol + within(level + 1, arithmetic.right());
  }

  private static String cases(Expr.Case cases) {
    return cases.branches().stream()
            .map(branch -> " when " + of(branch.when()) + " then " + of(branch.then()))
            .collect(Collectors.joining("", "case", ""))
        + cases.otherwise().map(otherwise -> " else " + of(otherwise)).orElse("")
        + " end";
  }

  private static String aggregate(Aggregate aggregate) {
    var argument = aggregate.argument().map(Notation::of).orElse("*");
    var call =
        switch (aggregate.function()) {
          case COUNT -> "count(" + argument + ")";
          case COUNT_DISTINCT -> "count(distinct " + argument + ")";
          case SUM -> "sum(" + argument + ")";
          case MIN -> "min(" + argument + ")";
          case MAX -> "max(" + argument + ")";
          case QUANTILE ->
              aggregate.fraction().compareTo(HALF) == 0
                  ? "median(" + argument + ")"
                  : "quantile(" + argument + ", " + aggregate.fraction().toPlainString() + ")";
        };
    return call + aggregate.filter().map(filter -> " filter (where " + of(filter) + ")").orElse("");
  }

  private static String within(int level, Expr expression) {
    var text = of(expression);
    return level(expression) < level ? "(" + text + ")" : text;
  }

  private static int level(Expr expression) {
    return switch (expression) {
      case Expr.Or _ -> OR;
      case Expr.And _ -> AND;
      case Expr.Not _ -> NOT;
      case Expr.Compare _, Expr.Between _, Expr.In _, Expr.IsNull _ -> COMPARE;
      case Expr.Arithmetic arithmetic ->
          switch (arithmetic.operator()) {
            case PLUS, MINUS -> SUM;
            case TIMES, DIVIDE -> PRODUCT;
          };
      case Expr.Negate _ -> SIGN;
      case Expr.NumberLiteral literal -> literal.value().signum() < 0 ? SIGN : VALUE;
      case Expr.TextLiteral _,
          Expr.DayLiteral _,
          Expr.BoolLiteral _,
          Expr.ColumnRef _,
          Expr.Bound _,
          Expr.InputRef _,
          Expr.Case _,
          Expr.Call _,
          Aggregate _,
          Expr.Prior _ ->
          VALUE;
    };
  }

  private static String list(List<Expr> expressions) {
    return expressions.stream().map(Notation::of).collect(Collectors.joining(", "));
  }

  private static String symbol(Expr.Compare compare) {
    return switch (compare.comparison()) {
      case EQUAL -> " = ";
      case NOT_EQUAL -> " <> ";
      case LESS -> " < ";
      case LESS_OR_EQUAL -> " <= ";
      case GREATER -> " > ";
      case GREATER_OR_EQUAL -> " >= ";
    };
  }
}
