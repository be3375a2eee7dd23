package dev.touchstone.definition.valuation;

import java.math.BigDecimal;

/** What is done about a few values far from all others, before anything is compared. */
public sealed interface Outliers {
  record Keep() implements Outliers {}

  /**
   * A column whose skewness and kurtosis both reach their limits is treated. The extreme values on
   * the side of the skew move to the next value, until one of the two is under its limit or {@code
   * atMost} values have moved.
   *
   * @param otherwise what happens where that many are not enough; the values start as measured
   * @param skewness limit of its absolute value (G1, bias-corrected)
   * @param kurtosis limit of the excess kurtosis (G2, bias-corrected)
   */
  record Winsorise(int atMost, Otherwise otherwise, BigDecimal skewness, BigDecimal kurtosis)
      implements Outliers {}

  enum Otherwise {
    /** As measured. */
    KEEP,
    /** ln(x - min + 0.01 (max - min)) of all values. */
    LOG
  }
}
