package dev.touchstone.trend;

/** What the next number will be if things go on as they did. */
public sealed interface Forecast permits Forecast.Expected, NotEnough {
  enum Method {
    /** The same season of the year before, and as much more as a year used to bring. */
    SEASONAL_WITH_DRIFT,
    /** Level, trend and seasons, each smoothed (Holt 1957, Winters 1960), seasons added. */
    HOLT_WINTERS,
    /** What there is, by the share of the period that has passed. */
    RUN_RATE,
    /** What there is, by the share that earlier periods had by then. */
    RUN_RATE_BY_PATTERN;

    public String words() {
      return switch (this) {
        case SEASONAL_WITH_DRIFT -> "the same season before, with the usual change";
        case HOLT_WINTERS -> "Holt-Winters smoothing";
        case RUN_RATE -> "run rate by days";
        case RUN_RATE_BY_PATTERN -> "run rate by the course of earlier periods";
      };
    }
  }

  record Expected(double value, Reach reach, Method method) implements Forecast {
    /** The same where the number cannot be less or more than something. */
    public Expected within(double least, double most) {
      return new Expected(
          Math.clamp(value, least, most),
          switch (reach) {
            case Reach.Between(var level, var low, var high, var errors) ->
                new Reach.Between(
                    level, Math.clamp(low, least, most), Math.clamp(high, least, most), errors);
            case NotEnough notEnough -> notEnough;
          },
          method);
    }

    /** The same on top of something that is certain already. */
    public Expected onTopOf(double certain) {
      return new Expected(
          value + certain,
          switch (reach) {
            case Reach.Between(var level, var low, var high, var errors) ->
                new Reach.Between(level, low + certain, high + certain, errors);
            case NotEnough notEnough -> notEnough;
          },
          method);
    }
  }

  /**
   * The period after the last of a series. From three full seasons without a gap on, Holt-Winters
   * is taken where its past errors were at least a tenth smaller than those of the simpler method.
   *
   * @param season how many periods make a year
   * @param unit what periods are called, as a plural
   */
  static Forecast next(Series series, int season, String unit) {
    var simple = SeasonalDrift.forecast(series, season, unit);
    if (!(simple instanceof Expected) || season < 2) {
      return simple;
    }
    return HoltWinters.of(series, season)
        .filter(
            fitted ->
                fitted.meanError() < 0.9 * SeasonalDrift.meanErrorFrom(series, season, 2 * season))
        .<Forecast>map(HoltWinters::forecast)
        .orElse(simple);
  }
}
