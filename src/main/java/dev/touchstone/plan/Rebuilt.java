package dev.touchstone.plan;

import dev.touchstone.expression.Expr;
import java.util.List;

/** Copies of expressions with their innermost parts replaced. */
final class Rebuilt {
  private Rebuilt() {}

  /** What stands in the place of an input, an aggregate or a bound day. */
  @FunctionalInterface
  interface Replacement {
    /**
     * @param shift how many periods {@code prior} moves it back
     */
    Expr of(Expr part, int shift);
  }

  static Expr of(Expr expr, int shift, Replacement replacement) {
    return switch (expr) {
      case Expr.Aggregate _, Expr.InputRef _, Expr.Bound _ -> replacement.of(expr, shift);
      case Expr.Prior e -> of(e.operand(), shift + e.periods(), replacement);
      case Expr.NumberLiteral _,
          Expr.TextLiteral _,
          Expr.DayLiteral _,
          Expr.BoolLiteral _,
          Expr.ColumnRef _ ->
          expr;
      case Expr.Arithmetic e ->
          new Expr.Arithmetic(
              e.operator(),
              of(e.left(), shift, replacement),
              of(e.right(), shift, replacement),
              e.type());
      case Expr.Negate e -> new Expr.Negate(of(e.operand(), shift, replacement), e.type());
      case Expr.Compare e ->
          new Expr.Compare(
              e.comparison(),
              of(e.left(), shift, replacement),
              of(e.right(), shift, replacement),
              e.type());
      case Expr.And e ->
          new Expr.And(
              of(e.left(), shift, replacement), of(e.right(), shift, replacement), e.type());
      case Expr.Or e ->
          new Expr.Or(
              of(e.left(), shift, replacement), of(e.right(), shift, replacement), e.type());
      case Expr.Not e -> new Expr.Not(of(e.operand(), shift, replacement), e.type());
      case Expr.Between e ->
          new Expr.Between(
              of(e.operand(), shift, replacement),
              of(e.low(), shift, replacement),
              of(e.high(), shift, replacement),
              e.negated(),
              e.type());
      case Expr.In e ->
          new Expr.In(
              of(e.operand(), shift, replacement),
              all(e.values(), shift, replacement),
              e.negated(),
              e.type());
      case Expr.IsNull e ->
          new Expr.IsNull(of(e.operand(), shift, replacement), e.negated(), e.type());
      case Expr.Case e ->
          new Expr.Case(
              e.branches().stream()
                  .map(
                      branch ->
                          new Expr.Case.Branch(
                              of(branch.when(), shift, replacement),
                              of(branch.then(), shift, replacement)))
                  .toList(),
              e.otherwise().map(otherwise -> of(otherwise, shift, replacement)),
              e.type());
      case Expr.Call e ->
          new Expr.Call(e.function(), all(e.arguments(), shift, replacement), e.type());
    };
  }

  private static List<Expr> all(List<Expr> parts, int shift, Replacement replacement) {
    return parts.stream().map(part -> of(part, shift, replacement)).toList();
  }
}
