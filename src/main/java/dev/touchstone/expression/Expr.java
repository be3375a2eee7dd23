package dev.touchstone.expression;

import dev.touchstone.definition.dataset.Dataset;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A checked expression: every name is resolved and every type fits. Only {@link Expressions} makes
 * one from text. Trees are immutable and compare by content, so equal expressions are one
 * aggregate.
 */
public sealed interface Expr {
  Type type();

  record NumberLiteral(BigDecimal value, Type type) implements Expr {}

  record TextLiteral(String value, Type type) implements Expr {}

  record DayLiteral(LocalDate value, Type type) implements Expr {}

  record BoolLiteral(boolean value, Type type) implements Expr {}

  /** A column of the dataset; a money column stands for its amount in the program's currency. */
  record ColumnRef(Dataset.Column column, Type type) implements Expr {}

  /** A day that each run binds: {@code period_start}, {@code period_end}, {@code window_start}. */
  record Bound(Day day, Type type) implements Expr {
    public enum Day {
      PERIOD_START,
      PERIOD_END,
      WINDOW_START
    }
  }

  /** One of a KPI's inputs by name, in the KPI's measure. */
  record InputRef(String name, Type type) implements Expr {}

  record Arithmetic(Operator operator, Expr left, Expr right, Type type) implements Expr {
    public enum Operator {
      PLUS,
      MINUS,
      TIMES,
      DIVIDE
    }
  }

  record Negate(Expr operand, Type type) implements Expr {}

  record Compare(Comparison comparison, Expr left, Expr right, Type type) implements Expr {
    public enum Comparison {
      EQUAL,
      NOT_EQUAL,
      LESS,
      LESS_OR_EQUAL,
      GREATER,
      GREATER_OR_EQUAL
    }
  }

  record And(Expr left, Expr right, Type type) implements Expr {}

  record Or(Expr left, Expr right, Type type) implements Expr {}

  record Not(Expr operand, Type type) implements Expr {}

  record Between(Expr operand, Expr low, Expr high, boolean negated, Type type) implements Expr {}

  record In(Expr operand, List<Expr> values, boolean negated, Type type) implements Expr {}

  record IsNull(Expr operand, boolean negated, Type type) implements Expr {}

  /** The first branch whose condition is true, else {@code otherwise}, else no value. */
  record Case(List<Branch> branches, Optional<Expr> otherwise, Type type) implements Expr {
    public record Branch(Expr when, Expr then) {}
  }

  record Call(Function function, List<Expr> arguments, Type type) implements Expr {
    public enum Function {
      COALESCE,
      NULLIF,
      ABS,
      LEAST,
      GREATEST,
      ROUND,
      LOWER,
      UPPER,
      DAYS_BETWEEN,
      YEAR,
      MONTH
    }
  }

  /**
   * An aggregate over rows. {@code avg} never appears: it is sum over count.
   *
   * @param argument empty for {@code count(*)}
   * @param fraction 0..1 for a quantile (0.5 for the median), else zero
   */
  record Aggregate(
      Function function,
      Optional<Expr> argument,
      BigDecimal fraction,
      Optional<Expr> filter,
      Type type)
      implements Expr {
    public enum Function {
      COUNT,
      COUNT_DISTINCT,
      SUM,
      MIN,
      MAX,
      QUANTILE
    }

    /** Whether values of disjoint sets of rows add up to the value of their union. */
    public boolean additive() {
      return function == Function.COUNT || function == Function.SUM;
    }
  }

  /** Its operand with the window moved back by so many periods, at least 1. */
  record Prior(Expr operand, int periods, Type type) implements Expr {}
}
