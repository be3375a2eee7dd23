package dev.touchstone.expression;

import dev.touchstone.expression.Evaluation.Operand;
import dev.touchstone.expression.Evaluation.Shape;
import dev.touchstone.expression.Evaluation.Step;
import dev.touchstone.expression.Expr.Arithmetic.Operator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.ToIntFunction;

/** Turns a measure into steps, and numbers the operands it finds on the way. */
final class Compiler {
  private final SequencedSet<Operand> operands = new LinkedHashSet<>();

  List<Operand> operands() {
    return List.copyOf(operands);
  }

  Shape shape(Expr expression) {
    if (isOperand(expression)) {
      return new Shape.Single(operand(expression, 0));
    }
    return expression instanceof Expr.Arithmetic(var operator, var left, var right, _)
            && operator == Operator.DIVIDE
            && isOperand(left)
            && isOperand(right)
        ? new Shape.Ratio(operand(left, 0), operand(right, 0))
        : new Shape.Any();
  }

  Step compile(Expr expression, int back) {
    return switch (expression) {
      case Expr.NumberLiteral literal -> constant(Fraction.of(literal.value()));
      case Expr.DayLiteral literal -> constant(day(literal.value()));
      case Expr.BoolLiteral literal -> constant(Fraction.of(literal.value()));
      case Expr.Bound _, Expr.InputRef _, Expr.Aggregate _ -> read(operand(expression, back));
      case Expr.Prior prior -> compile(prior.operand(), back + prior.periods());
      case Expr.Arithmetic arithmetic -> arithmetic(arithmetic, back);
      case Expr.Negate negate -> {
        var operand = compile(negate.operand(), back);
        yield values -> operand.at(values).negated();
      }
      case Expr.Compare compare -> compare(compare, back);
      case Expr.And and -> Logic.and(compile(and.left(), back), compile(and.right(), back));
      case Expr.Or or -> Logic.or(compile(or.left(), back), compile(or.right(), back));
      case Expr.Not not -> Logic.not(compile(not.operand(), back));
      case Expr.Between between -> between(between, back);
      case Expr.In in -> in(in, back);
      case Expr.IsNull isNull -> {
        var operand = compile(isNull.operand(), back);
        yield values -> Fraction.of(operand.at(values).isNone() != isNull.negated());
      }
      case Expr.Case cases -> cases(cases, back);
      case Expr.Call call -> call(call, back);
      case Expr.TextLiteral _, Expr.ColumnRef _ ->
          throw new IllegalArgumentException("About one row: " + Notation.of(expression));
    };
  }

  private static boolean isOperand(Expr expression) {
    return expression instanceof Expr.Aggregate || expression instanceof Expr.InputRef;
  }

  private int operand(Expr source, int back) {
    var operand = new Operand(source, back);
    operands.add(operand);
    return List.copyOf(operands).indexOf(operand);
  }

  private static Step read(int operand) {
    return values -> values.has(operand) ? Fraction.of(values.value(operand)) : Fraction.NONE;
  }

  private static Step constant(Fraction value) {
    return _ -> value;
  }

  private Step arithmetic(Expr.Arithmetic arithmetic, int back) {
    var left = compile(arithmetic.left(), back);
    var right = compile(arithmetic.right(), back);
    return switch (arithmetic.operator()) {
      case PLUS -> values -> left.at(values).plus(right.at(values));
      case MINUS -> values -> left.at(values).minus(right.at(values));
      case TIMES -> values -> left.at(values).times(right.at(values));
      case DIVIDE -> values -> left.at(values).dividedBy(right.at(values));
    };
  }

  private Step compare(Expr.Compare compare, int back) {
    var left = compile(compare.left(), back);
    var right = compile(compare.right(), back);
    return switch (compare.comparison()) {
      case EQUAL -> Logic.compare(left, right, order -> order == 0);
      case NOT_EQUAL -> Logic.compare(left, right, order -> order != 0);
      case LESS -> Logic.compare(left, right, order -> order < 0);
      case LESS_OR_EQUAL -> Logic.compare(left, right, order -> order <= 0);
      case GREATER -> Logic.compare(left, right, order -> order > 0);
      case GREATER_OR_EQUAL -> Logic.compare(left, right, order -> order >= 0);
    };
  }

  private Step between(Expr.Between between, int back) {
    var operand = compile(between.operand(), back);
    var within =
        Logic.and(
            Logic.compare(operand, compile(between.low(), back), order -> order >= 0),
            Logic.compare(operand, compile(between.high(), back), order -> order <= 0));
    return between.negated() ? Logic.not(within) : within;
  }

  private Step in(Expr.In in, int back) {
    var operand = compile(in.operand(), back);
    var found = constant(Fraction.ZERO);
    for (var value : in.values()) {
      found = Logic.or(found, Logic.compare(operand, compile(value, back), order -> order == 0));
    }
    return in.negated() ? Logic.not(found) : found;
  }

  private Step cases(Expr.Case cases, int back) {
    record Branch(Step when, Step then) {}
    var branches = new ArrayList<Branch>();
    for (var branch : cases.branches()) {
      branches.add(new Branch(compile(branch.when(), back), compile(branch.then(), back)));
    }
    var otherwise =
        cases.otherwise().map(value -> compile(value, back)).orElse(constant(Fraction.NONE));
    return values -> {
      for (var branch : branches) {
        if (branch.when().at(values).isTrue()) {
          return branch.then().at(values);
        }
      }
      return otherwise.at(values);
    };
  }

  private Step call(Expr.Call call, int back) {
    var arguments = new ArrayList<Step>();
    for (var argument : call.arguments()) {
      arguments.add(compile(argument, back));
    }
    var first = arguments.getFirst();
    var last = arguments.getLast();
    return switch (call.function()) {
      case COALESCE -> coalesce(List.copyOf(arguments));
      case NULLIF ->
          values -> {
            var value = first.at(values);
            var missing = last.at(values);
            return !value.isNone() && !missing.isNone() && value.compare(missing) == 0
                ? Fraction.NONE
                : value;
          };
      case ABS -> values -> first.at(values).absolute();
      case LEAST -> extreme(List.copyOf(arguments), -1);
      case GREATEST -> extreme(List.copyOf(arguments), 1);
      case ROUND -> {
        int digits = Scales.of(call.type());
        yield values -> {
          var value = first.at(values);
          return value.isNone() ? value : Fraction.of(value.rounded(digits));
        };
      }
      case DAYS_BETWEEN -> values -> last.at(values).minus(first.at(values));
      case YEAR -> part(first, LocalDate::getYear);
      case MONTH -> part(first, LocalDate::getMonthValue);
      case LOWER, UPPER ->
          throw new IllegalArgumentException("About one row: " + Notation.of(call));
    };
  }

  private static Step coalesce(List<Step> arguments) {
    return values -> {
      for (var argument : arguments) {
        var value = argument.at(values);
        if (!value.isNone()) {
          return value;
        }
      }
      return Fraction.NONE;
    };
  }

  private static Step extreme(List<Step> arguments, int sign) {
    return values -> {
      var best = arguments.getFirst().at(values);
      for (var argument : arguments) {
        var value = argument.at(values);
        if (value.isNone() || best.isNone()) {
          return Fraction.NONE;
        }
        best = Integer.signum(value.compare(best)) == sign ? value : best;
      }
      return best;
    };
  }

  private static Step part(Step day, ToIntFunction<LocalDate> part) {
    return values -> {
      var value = day.at(values);
      return value.isNone()
          ? value
          : Fraction.of(
              BigDecimal.valueOf(
                  part.applyAsInt(LocalDate.ofEpochDay(value.decimal().longValueExact()))));
    };
  }

  private static Fraction day(LocalDate day) {
    return Fraction.of(BigDecimal.valueOf(day.toEpochDay()));
  }
}
