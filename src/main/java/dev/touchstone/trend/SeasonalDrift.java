package dev.touchstone.trend;

import dev.touchstone.trend.Forecast.Expected;
import dev.touchstone.trend.Forecast.Method;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The seasonal naive method with drift (Hyndman and Athanasopoulos, Forecasting: Principles and
 * Practice, section 5.2): the number one season ago, plus the mean change from season to season.
 * Where that number is missing, the one before it and twice the change.
 */
final class SeasonalDrift {
  private SeasonalDrift() {}

  static Forecast forecast(Series series, int season, String unit) {
    if (series.known() < season + 1) {
      return new NotEnough(series.known(), season + 1, unit);
    }
    double value = next(series, season);
    if (Double.isNaN(value)) {
      return new NotEnough(0, 1, "pairs of the same season in two years");
    }
    return new Expected(
        value,
        Reach.around(value, errorsFrom(series, season, season + 1), 0),
        Method.SEASONAL_WITH_DRIFT);
  }

  /** NaN where there is nothing to go by. */
  private static double next(Series series, int season) {
    double sum = 0;
    int changes = 0;
    for (int i = season; i < series.size(); i++) {
      if (series.has(i) && series.has(i - season)) {
        sum += series.value(i) - series.value(i - season);
        changes++;
      }
    }
    int seasons = 1;
    int place = series.size() - season;
    while (place >= 0 && !series.has(place)) {
      place -= season;
      seasons++;
    }
    return place < 0 || changes == 0 ? Double.NaN : series.value(place) + seasons * (sum / changes);
  }

  /** Each number less what would have been forecast just before it. */
  static double[] errorsFrom(Series series, int season, int first) {
    return IntStream.range(Math.min(first, series.size()), series.size())
        .filter(series::has)
        .mapToDouble(i -> series.value(i) - next(series.first(i), season))
        .filter(error -> !Double.isNaN(error))
        .toArray();
  }

  static double meanErrorFrom(Series series, int season, int first) {
    return Arrays.stream(errorsFrom(series, season, first)).map(Math::abs).average().orElse(0);
  }
}
