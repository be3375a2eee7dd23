package dev.touchstone.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/**
 * What a row expression is worth by the book, worked out in plain Java over one row. Null stands
 * for no value, as in SQL.
 */
@NullUnmarked
final class RowOracle {
  private final Map<String, Object> row;
  private final Map<Expr.Bound.Day, LocalDate> days;

  RowOracle(Map<String, Object> row, Map<Expr.Bound.Day, LocalDate> days) {
    this.row = row;
    this.days = days;
  }

  Object worth(Expr expression) {
    return switch (expression) {
      case Expr.NumberLiteral literal -> literal.value();
      case Expr.TextLiteral literal -> literal.value();
      case Expr.DayLiteral literal -> literal.value();
      case Expr.BoolLiteral literal -> literal.value();
      case Expr.ColumnRef reference -> row.get(reference.column().name());
      case Expr.Bound bound -> days.get(bound.day());
      case Expr.Arithmetic arithmetic -> arithmetic(arithmetic);
      case Expr.Negate negate ->
          number(negate.operand()) == null ? null : number(negate.operand()).negate();
      case Expr.Compare compare -> compare(compare);
      case Expr.And and -> and(bool(and.left()), bool(and.right()));
      case Expr.Or or -> not(and(not(bool(or.left())), not(bool(or.right()))));
      case Expr.Not not -> not(bool(not.operand()));
      case Expr.Between between -> {
        var value = worth(between.operand());
        var low = order(worth(between.low()), value);
        var high = order(value, worth(between.high()));
        var within = and(low == null ? null : low <= 0, high == null ? null : high <= 0);
        yield between.negated() ? not(within) : within;
      }
      case Expr.In in -> {
        Boolean found = false;
        for (var value : in.values()) {
          var order = order(worth(in.operand()), worth(value));
          found = not(and(not(found), not(order == null ? null : order == 0)));
        }
        yield in.negated() ? not(found) : found;
      }
      case Expr.IsNull isNull -> (worth(isNull.operand()) == null) != isNull.negated();
      case Expr.Case cases -> {
        for (var branch : cases.branches()) {
          if (Boolean.TRUE.equals(worth(branch.when()))) {
            yield worth(branch.then());
          }
        }
        yield cases.otherwise().map(this::worth).orElse(null);
      }
      case Expr.Call call -> call(call);
      case Expr.InputRef _, Expr.Aggregate _, Expr.Prior _ -> throw new AssertionError(expression);
    };
  }

  private Object arithmetic(Expr.Arithmetic arithmetic) {
    var left = number(arithmetic.left());
    var right = number(arithmetic.right());
    if (left == null || right == null) {
      return null;
    }
    return switch (arithmetic.operator()) {
      case PLUS -> left.add(right);
      case MINUS -> left.subtract(right);
      case TIMES -> left.multiply(right);
      case DIVIDE -> right.signum() == 0 ? null : left.divide(right, 12, RoundingMode.HALF_UP);
    };
  }

  private Boolean compare(Expr.Compare compare) {
    var order = order(worth(compare.left()), worth(compare.right()));
    if (order == null) {
      return null;
    }
    return switch (compare.comparison()) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }

  private Object call(Expr.Call call) {
    var values = new java.util.ArrayList<Object>();
    call.arguments().forEach(argument -> values.add(worth(argument)));
    var first = values.getFirst();
    return switch (call.function()) {
      case COALESCE -> values.stream().filter(value -> value != null).findFirst().orElse(null);
      case NULLIF -> {
        var order = order(first, values.get(1));
        yield order != null && order == 0 ? null : first;
      }
      case LEAST -> extreme(values, -1);
      case GREATEST -> extreme(values, 1);
      case DAYS_BETWEEN ->
          first == null || values.get(1) == null
              ? null
              : BigDecimal.valueOf(
                  ChronoUnit.DAYS.between((LocalDate) first, (LocalDate) values.get(1)));
      case ABS -> first == null ? null : ((BigDecimal) first).abs();
      case ROUND ->
          first == null
              ? null
              : ((BigDecimal) first)
                  .setScale(((BigDecimal) values.get(1)).intValueExact(), RoundingMode.HALF_UP);
      case LOWER -> first == null ? null : ((String) first).toLowerCase(Locale.ROOT);
      case UPPER -> first == null ? null : ((String) first).toUpperCase(Locale.ROOT);
      case YEAR -> first == null ? null : BigDecimal.valueOf(((LocalDate) first).getYear());
      case MONTH -> first == null ? null : BigDecimal.valueOf(((LocalDate) first).getMonthValue());
    };
  }

  private static Object extreme(List<Object> values, int sign) {
    Object best = values.getFirst();
    for (var value : values) {
      var order = order(value, best);
      if (order == null) {
        return null;
      }
      best = Integer.signum(order) == sign ? value : best;
    }
    return best;
  }

  private BigDecimal number(Expr expression) {
    return (BigDecimal) worth(expression);
  }

  private Boolean bool(Expr expression) {
    return (Boolean) worth(expression);
  }

  private static Boolean and(Boolean left, Boolean right) {
    if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
      return false;
    }
    return left == null || right == null ? null : true;
  }

  private static Boolean not(Boolean value) {
    return value == null ? null : !value;
  }

  private static Integer order(Object left, Object right) {
    if (left == null || right == null) {
      return null;
    }
    return switch (left) {
      case BigDecimal number -> number.compareTo((BigDecimal) right);
      case String text -> text.compareTo((String) right);
      case LocalDate day -> day.compareTo((LocalDate) right);
      case Boolean bool -> bool.compareTo((Boolean) right);
      default -> throw new AssertionError(left);
    };
  }
}
