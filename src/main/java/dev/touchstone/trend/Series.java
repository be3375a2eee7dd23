package dev.touchstone.trend;

import dev.touchstone.shared.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One number per period, consecutive and oldest first. A missing period has no number, and is never
 * zero; it keeps its place, so that the time between two numbers stays right.
 */
public final class Series {
  private final List<Period> periods;
  private final double[] values;

  private Series(List<Period> periods, double[] values) {
    this.periods = periods;
    this.values = values;
  }

  /**
   * @param values NaN where missing; missing ones before the first number are no history
   */
  public static Series of(List<Period> periods, double... values) {
    if (periods.size() != values.length) {
      throw new IllegalArgumentException("Each period has one place: " + periods.size());
    }
    int first = 0;
    while (first < values.length && Double.isNaN(values[first])) {
      first++;
    }
    return new Series(
        List.copyOf(periods.subList(first, values.length)),
        Arrays.copyOfRange(values, first, values.length));
  }

  public int size() {
    return values.length;
  }

  public List<Period> periods() {
    return periods;
  }

  public boolean has(int place) {
    return place >= 0 && place < values.length && !Double.isNaN(values[place]);
  }

  /** NaN where missing. */
  public double value(int place) {
    return values[place];
  }

  /** How many periods have a number. */
  public int known() {
    return (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
  }

  /** The same as it was known after so many periods. */
  Series first(int count) {
    return new Series(periods.subList(0, count), Arrays.copyOf(values, count));
  }

  /** The newest so many periods. */
  public Series latest(int count) {
    int from = Math.max(0, values.length - count);
    return Series.of(
        periods.subList(from, values.length), Arrays.copyOfRange(values, from, values.length));
  }

  /** Places that have a number, ascending. */
  List<Integer> places() {
    var places = new ArrayList<Integer>();
    for (int i = 0; i < values.length; i++) {
      if (has(i)) {
        places.add(i);
      }
    }
    return places;
  }
}
