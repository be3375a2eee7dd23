package dev.touchstone.trend;

import dev.touchstone.shared.Unit;

/**
 * Where one number of a partner is going.
 *
 * @param id of the KPI; of the scorecard for the score itself
 * @param lowerIsBetter whether falling is good
 * @param next of the period after the last one that is over
 * @param inProgress what there is of that period so far, and what it will come to
 */
public record Trend(
    String id,
    String title,
    Unit unit,
    boolean lowerIsBetter,
    Series series,
    Momentum momentum,
    Forecast next,
    InProgress inProgress) {

  /** A period that is not over yet. */
  public sealed interface InProgress {
    /**
     * @param soFar NaN where there is nothing
     * @param passed the share of its days that has passed
     */
    record Running(double soFar, double passed, Forecast end) implements InProgress {}

    /** No period is in progress, or the number is not one that grows through a period. */
    record Not() implements InProgress {}
  }
}
