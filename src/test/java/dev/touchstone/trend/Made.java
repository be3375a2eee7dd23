package dev.touchstone.trend;

import dev.touchstone.shared.Period;
import java.time.LocalDate;
import java.util.ArrayList;

/** Series of quarters made of numbers. */
final class Made {
  static final double NONE = Double.NaN;

  private Made() {}

  static Series series(double... values) {
    var periods = new ArrayList<Period>();
    for (int i = 0; i < values.length; i++) {
      var from = LocalDate.of(2020, 1, 1).plusMonths(3L * i);
      periods.add(new Period("Q" + i, from, from.plusMonths(3)));
    }
    return Series.of(periods, values);
  }
}
