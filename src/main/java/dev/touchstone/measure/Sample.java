package dev.touchstone.measure;

/**
 * What is known of the rows behind one partner's value: enough to say how much of it may be chance.
 * Exact sums of the warehouse go in, so it is the same on every engine.
 */
public sealed interface Sample {
  /** The measure is no quotient over rows, or there are none. */
  record Unknown() implements Sample {}

  /**
   * A share of counted rows.
   *
   * @param hits how many of the rows the numerator counts, 0..rows
   * @param rows how many the denominator counts, at least 1
   */
  record Share(long hits, long rows) implements Sample {}

  /**
   * A mean, or a sum over another sum of the same rows.
   *
   * @param rows how many the denominator is about, at least 1
   * @param value the quotient, not rounded
   * @param squares the rows' squared deviations from the value, added up, in the KPI's unit; of a
   *     sum over a sum, those of the linearised rows: (y - value x) over the mean x (Cochran,
   *     Sampling Techniques, 1977, section 2.11)
   */
  record Mean(long rows, double value, double squares) implements Sample {}
}
