package dev.touchstone.credit;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact number of at least zero, in lowest terms. */
record Ratio(BigInteger over, BigInteger under) implements Comparable<Ratio> {
  static final Ratio ZERO = of(0, 1);
  static final Ratio ONE = of(1, 1);

  Ratio {
    if (over.signum() < 0 || under.signum() <= 0) {
      throw new IllegalArgumentException(over + " / " + under);
    }
    if (!under.equals(BigInteger.ONE)) {
      var common = over.gcd(under);
      if (!common.equals(BigInteger.ONE)) {
        over = over.divide(common);
        under = under.divide(common);
      }
    }
  }

  static Ratio of(long over, long under) {
    return new Ratio(BigInteger.valueOf(over), BigInteger.valueOf(under));
  }

  static Ratio of(BigDecimal value) {
    return value.scale() <= 0
        ? new Ratio(value.toBigIntegerExact(), BigInteger.ONE)
        : new Ratio(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
  }

  boolean isZero() {
    return over.signum() == 0;
  }

  Ratio plus(Ratio other) {
    return new Ratio(
        over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
  }

  /** Takes away no more than there is. */
  Ratio minus(Ratio other) {
    return equals(other)
        ? ZERO
        : new Ratio(
            over.multiply(other.under).subtract(other.over.multiply(under)),
            under.multiply(other.under));
  }

  Ratio times(Ratio other) {
    return equals(ONE)
        ? other
        : other.equals(ONE)
            ? this
            : new Ratio(over.multiply(other.over), under.multiply(other.under));
  }

  Ratio dividedBy(Ratio other) {
    return new Ratio(over.multiply(other.under), under.multiply(other.over));
  }

  Ratio atMost(Ratio other) {
    return compareTo(other) <= 0 ? this : other;
  }

  @Override
  public int compareTo(Ratio other) {
    return over.multiply(other.under).compareTo(other.over.multiply(under));
  }
}
