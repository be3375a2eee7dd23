package dev.touchstone.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * An exact number as one decimal over another, or no value. Quotients are never rounded on the way,
 * so {@code a / b * b} is {@code a} and a tie stays a tie until the end. True is 1, false is 0, and
 * a day is its number since 1970-01-01.
 */
record Fraction(BigDecimal over, BigDecimal under) {
  static final Fraction ONE = of(BigDecimal.ONE);
  static final Fraction ZERO = of(BigDecimal.ZERO);

  /** No value: whatever is made of it has none either, unless {@code coalesce} stands in. */
  static final Fraction NONE = new Fraction(BigDecimal.ZERO, BigDecimal.ZERO);

  /** Of a result that does not end; far more than any precision a KPI can have. */
  static final MathContext DIGITS = new MathContext(34, RoundingMode.HALF_UP);

  static Fraction of(BigDecimal value) {
    return new Fraction(value, BigDecimal.ONE);
  }

  static Fraction of(boolean value) {
    return value ? ONE : ZERO;
  }

  boolean isNone() {
    return under.signum() == 0;
  }

  boolean isTrue() {
    return !isNone() && over.signum() != 0;
  }

  boolean isFalse() {
    return !isNone() && over.signum() == 0;
  }

  private boolean isDecimal() {
    return under == BigDecimal.ONE;
  }

  Fraction plus(Fraction other) {
    if (isNone() || other.isNone()) {
      return NONE;
    }
    if (isDecimal() && other.isDecimal()) {
      return of(over.add(other.over));
    }
    return new Fraction(
        over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
  }

  Fraction minus(Fraction other) {
    return plus(other.negated());
  }

  Fraction times(Fraction other) {
    if (isNone() || other.isNone()) {
      return NONE;
    }
    if (isDecimal() && other.isDecimal()) {
      return of(over.multiply(other.over));
    }
    return new Fraction(over.multiply(other.over), under.multiply(other.under));
  }

  /** Dividing by zero has no value. */
  Fraction dividedBy(Fraction other) {
    if (isNone() || other.isNone() || other.over.signum() == 0) {
      return NONE;
    }
    var flipped =
        other.over.signum() < 0
            ? new Fraction(other.under.negate(), other.over.negate())
            : new Fraction(other.under, other.over);
    return new Fraction(over.multiply(flipped.over), under.multiply(flipped.under));
  }

  Fraction negated() {
    return isNone() ? NONE : new Fraction(over.negate(), under);
  }

  Fraction absolute() {
    return over.signum() < 0 ? negated() : this;
  }

  /** Order by value; both must have one. */
  int compare(Fraction other) {
    return isDecimal() && other.isDecimal()
        ? over.compareTo(other.over)
        : over.multiply(other.under).compareTo(other.over.multiply(under));
  }

  /** Half away from zero; there must be a value. */
  BigDecimal rounded(int digits) {
    return isDecimal()
        ? over.setScale(digits, RoundingMode.HALF_UP)
        : over.divide(under, digits, RoundingMode.HALF_UP);
  }

  /** Exact where it ends within 34 digits; there must be a value. */
  BigDecimal decimal() {
    return isDecimal() ? over : over.divide(under, DIGITS);
  }
}
