package dev.touchstone.expression;

import dev.touchstone.expression.Evaluation.Operand;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/**
 * What a measure is worth when every quotient is rounded to 80 digits at once: another way to the
 * same value, as long as nobody divides by almost nothing. Operands become columns of one row for
 * {@link RowOracle}, division is done here.
 */
@NullUnmarked
final class LongDivision {
  private static final MathContext DIGITS = new MathContext(80, RoundingMode.HALF_UP);

  private final Map<Operand, Optional<BigDecimal>> answers;

  private LongDivision(Map<Operand, Optional<BigDecimal>> answers) {
    this.answers = answers;
  }

  static Optional<BigDecimal> of(Expr measure, Map<Operand, Optional<BigDecimal>> answers) {
    return Optional.ofNullable((BigDecimal) new LongDivision(answers).worth(measure, 0));
  }

  private Object worth(Expr expression, int back) {
    return switch (expression) {
      case Expr.Aggregate aggregate -> answer(aggregate, back, aggregate.type());
      case Expr.Bound bound -> answer(bound, back, bound.type());
      case Expr.Prior prior -> worth(prior.operand(), back + prior.periods());
      case Expr.Arithmetic(var operator, var left, var right, _)
          when operator == Expr.Arithmetic.Operator.DIVIDE -> {
        var over = (BigDecimal) worth(left, back);
        var under = (BigDecimal) worth(right, back);
        yield over == null || under == null || under.signum() == 0
            ? null
            : over.divide(under, DIGITS);
      }
      default -> withParts(expression, back);
    };
  }

  /** The same expression over columns that hold what its parts are worth. */
  private Object withParts(Expr expression, int back) {
    if (expression instanceof Expr.Case cases) {
      for (var branch : cases.branches()) {
        if (Boolean.TRUE.equals(worth(branch.when(), back))) {
          return worth(branch.then(), back);
        }
      }
      return cases.otherwise().map(otherwise -> worth(otherwise, back)).orElse(null);
    }
    var row = new HashMap<String, Object>();
    var parts = Lineage.parts(expression);
    var columns =
        parts.stream()
            .<Expr>map(
                part -> {
                  var name = "part" + row.size();
                  row.put(name, worth(part, back));
                  return part instanceof Expr.NumberLiteral
                      ? part
                      : new Expr.ColumnRef(
                          World.column(
                              name,
                              new dev.touchstone.definition.dataset.Dataset.ColumnType.Whole()),
                          part.type());
                })
            .toList();
    return new RowOracle(row, Map.of()).worth(rebuilt(expression, columns));
  }

  private static Expr rebuilt(Expr expression, java.util.List<Expr> parts) {
    return switch (expression) {
      case Expr.Arithmetic e ->
          new Expr.Arithmetic(e.operator(), parts.get(0), parts.get(1), e.type());
      case Expr.Negate e -> new Expr.Negate(parts.get(0), e.type());
      case Expr.Compare e -> new Expr.Compare(e.comparison(), parts.get(0), parts.get(1), e.type());
      case Expr.Call e -> new Expr.Call(e.function(), parts, e.type());
      case Expr.NumberLiteral e -> e;
      default -> throw new AssertionError(expression);
    };
  }

  private Object answer(Expr source, int back, Type type) {
    var value = answers.get(new Operand(source, back)).orElse(null);
    return value != null && type instanceof Type.Day
        ? LocalDate.ofEpochDay(value.longValue())
        : value;
  }
}
