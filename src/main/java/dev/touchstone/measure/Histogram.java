package dev.touchstone.measure;

import dev.touchstone.plan.PlannedHistogram;
import dev.touchstone.plan.PlannedSample;
import java.math.BigDecimal;
import java.util.List;

/**
 * The rows behind one partner's mean or sum over a sum, rows that are alike told together: all that
 * drawing them again needs, and the same on every engine.
 *
 * @param bars in ascending order of what is divided, then of what it is divided by; each once.
 *     Empty where nobody asked, or where there are more rows than anybody should draw from
 */
public record Histogram(List<Bar> bars) {
  public static final Histogram NONE = new Histogram(List.of());

  /** With more rows Student's interval is as good, and a histogram costs more than it tells. */
  public static final int MOST_ROWS = PlannedHistogram.MOST_ROWS;

  /** Digits after the point that rows are rounded to. */
  public static final int DIGITS = PlannedSample.DIGITS;

  public Histogram {
    bars = List.copyOf(bars);
  }

  /**
   * @param over what the row adds above the line, with at most {@link #DIGITS} digits after the
   *     point
   * @param under what it adds below the line; 1 of a mean
   * @param rows how many rows are like this, at least 1
   */
  public record Bar(BigDecimal over, BigDecimal under, long rows) {}

  /** How many rows there are. */
  public long rows() {
    return bars.stream().mapToLong(Bar::rows).sum();
  }
}
