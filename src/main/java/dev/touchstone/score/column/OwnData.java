package dev.touchstone.score.column;

import dev.touchstone.measure.Sample;

/**
 * What a partner's value is made of before any of its peers has a part in it.
 *
 * @param measured rounded to the KPI's precision
 * @param exact the same, not rounded; equal to {@code measured} where nothing is known of the rows
 * @param rows how many stand behind it; NaN where nothing is known of them
 */
public record OwnData(double measured, double exact, double rows) {
  static OwnData of(double measured, Sample sample) {
    return Credibility.peer(sample)
        .map(peer -> new OwnData(measured, peer.value(), peer.rows()))
        .orElse(new OwnData(measured, measured, Double.NaN));
  }

  /** The same value on other rows. */
  public OwnData on(double otherRows) {
    return new OwnData(measured, exact, otherRows);
  }

  boolean rowsKnown() {
    return !Double.isNaN(rows);
  }
}
