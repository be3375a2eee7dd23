package dev.touchstone.trend;

import dev.touchstone.trend.Forecast.Expected;
import dev.touchstone.trend.Forecast.Method;
import java.util.Optional;

/**
 * Additive Holt-Winters smoothing (Hyndman and Athanasopoulos, Forecasting: Principles and
 * Practice, section 8.3). It starts from the first two seasons; of 125 settings, 0.1, 0.3, 0.5, 0.7
 * and 0.9 for level, trend and season each, those with the smallest squared one-step errors after
 * these are taken, the smallest settings where several have them.
 *
 * @param errors one step ahead, from the third season on
 */
record HoltWinters(double next, double[] errors) {
  private static final int FITTED = 3;
  private static final double[] SETTINGS = {0.1, 0.3, 0.5, 0.7, 0.9};

  /** Empty for less than three seasons or where a period is missing. */
  static Optional<HoltWinters> of(Series series, int season) {
    if (series.size() < 3 * season || series.known() < series.size()) {
      return Optional.empty();
    }
    var best = smoothed(series, season, SETTINGS[0], SETTINGS[0], SETTINGS[0]);
    for (double level : SETTINGS) {
      for (double trend : SETTINGS) {
        for (double seasons : SETTINGS) {
          var other = smoothed(series, season, level, trend, seasons);
          best = other.squares() < best.squares() ? other : best;
        }
      }
    }
    return Optional.of(best);
  }

  private static HoltWinters smoothed(
      Series series, int season, double alpha, double beta, double gamma) {
    double first = mean(series, 0, season);
    double trend = (mean(series, season, 2 * season) - first) / season;
    double level = first + trend * (season - 1) / 2;
    var seasons = new double[season];
    for (int i = 0; i < season; i++) {
      seasons[i] = series.value(i) - (first + trend * (i - (season - 1) / 2.0));
    }
    var errors = new double[series.size() - 2 * season];
    for (int i = season; i < series.size(); i++) {
      double value = series.value(i);
      double seasonal = seasons[i % season];
      double before = level + trend;
      if (i >= 2 * season) {
        errors[i - 2 * season] = value - (before + seasonal);
      }
      double now = alpha * (value - seasonal) + (1 - alpha) * before;
      trend = beta * (now - level) + (1 - beta) * trend;
      seasons[i % season] = gamma * (value - before) + (1 - gamma) * seasonal;
      level = now;
    }
    return new HoltWinters(level + trend + seasons[series.size() % season], errors);
  }

  private static double mean(Series series, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += series.value(i);
    }
    return sum / (to - from);
  }

  private double squares() {
    double squares = 0;
    for (double error : errors) {
      squares += error * error;
    }
    return squares;
  }

  double meanError() {
    double sum = 0;
    for (double error : errors) {
      sum += Math.abs(error);
    }
    return sum / errors.length;
  }

  Forecast forecast() {
    return new Expected(next, Reach.around(next, errors, FITTED), Method.HOLT_WINTERS);
  }
}
