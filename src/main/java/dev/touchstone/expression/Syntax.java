package dev.touchstone.expression;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** A formula as it was written: grammatical, but with no name resolved and no type known. */
sealed interface Syntax {
  Extent at();

  record Number(Extent at, BigDecimal value) implements Syntax {}

  record Text(Extent at, String value) implements Syntax {}

  record Day(Extent at, LocalDate value) implements Syntax {}

  record Bool(Extent at, boolean value) implements Syntax {}

  record Null(Extent at) implements Syntax {}

  record Name(Extent at, String name) implements Syntax {}

  record Negate(Extent at, Syntax operand) implements Syntax {}

  record Not(Extent at, Syntax operand) implements Syntax {}

  record Logic(Extent at, boolean and, Syntax left, Syntax right) implements Syntax {}

  record Arithmetic(Extent at, Expr.Arithmetic.Operator operator, Syntax left, Syntax right)
      implements Syntax {}

  record Compare(Extent at, Expr.Compare.Comparison comparison, Syntax left, Syntax right)
      implements Syntax {}

  record Between(Extent at, Syntax operand, Syntax low, Syntax high, boolean negated)
      implements Syntax {}

  record In(Extent at, Syntax operand, List<Syntax> values, boolean negated) implements Syntax {}

  record IsNull(Extent at, Syntax operand, boolean negated) implements Syntax {}

  /**
   * @param otherwise {@link Absent} where there is no {@code else}
   */
  record Case(Extent at, List<Branch> branches, Syntax otherwise) implements Syntax {
    record Branch(Syntax when, Syntax then) {}
  }

  record Call(Extent at, Token name, Arguments arguments) implements Syntax {
    /**
     * @param star for {@code count(*)}
     */
    record Arguments(List<Syntax> values, boolean star, boolean distinct) {}
  }

  /** {@code call filter (where condition)}. */
  record Filtered(Extent at, Call call, Syntax condition) implements Syntax {}

  /** Nothing was written here, and that is allowed. */
  record Absent(Extent at) implements Syntax {}

  /** Already reported. */
  record Broken(Extent at) implements Syntax {}
}
