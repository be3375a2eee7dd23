package dev.touchstone.trend;

import dev.touchstone.statistics.Chance;

/** How far from a forecast the real number may come out. */
public sealed interface Reach permits Reach.Between, NotEnough {
  /** Forecasts of this kind have been further off than this one time in five. */
  double LEVEL = 0.8;

  /** Fewer past errors say nothing about the next. */
  int NEEDS = 4;

  /**
   * @param errors how many past forecasts it is made of
   */
  record Between(double level, double low, double high, int errors) implements Reach {}

  /**
   * As far as forecasts made in the same way were off, each from what was known before it.
   *
   * @param errors real number less forecast
   * @param fitted how many settings were chosen to make these errors small
   */
  static Reach around(double value, double[] errors, int fitted) {
    if (errors.length < NEEDS + fitted) {
      return new NotEnough(errors.length, NEEDS + fitted, "past forecasts to compare with");
    }
    double freedom = errors.length - fitted;
    double squares = 0;
    for (double error : errors) {
      squares += error * error;
    }
    double off = Chance.studentWithin(LEVEL, freedom) * StrictMath.sqrt(squares / freedom);
    return new Between(LEVEL, value - off, value + off, errors.length);
  }
}
