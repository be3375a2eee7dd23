package dev.touchstone.trend;

import dev.touchstone.trend.Forecast.Expected;
import dev.touchstone.trend.Forecast.Method;
import java.util.ArrayList;
import java.util.List;

/** What a sum or a count that grows through a period will be at its end. */
public final class RunRate {
  /** Earlier periods it takes to know how a period goes. */
  static final int PATTERN = 3;

  private RunRate() {}

  /**
   * An earlier period that is over.
   *
   * @param byThen what there was when as large a share of it had passed as has now
   * @param inAll what there was at its end
   */
  public record Earlier(double byThen, double inAll) {
    private boolean tells() {
      return byThen >= 0 && inAll > 0;
    }

    private double share() {
      return byThen / inAll;
    }
  }

  /**
   * @param soFar what there is
   * @param passed the share of the period's days that has passed, above 0 and up to 1
   * @param earlier oldest first; NaN where missing
   */
  public static Forecast of(double soFar, double passed, List<Earlier> earlier) {
    if (!(passed > 0 && passed <= 1)) {
      throw new IllegalArgumentException("A share from 0 to 1 has passed: " + passed);
    }
    if (Double.isNaN(soFar)) {
      return new NotEnough(0, 1, "values in the period so far");
    }
    var telling = earlier.stream().filter(Earlier::tells).toList();
    double share = share(telling);
    if (telling.size() < PATTERN || !(share > 0)) {
      return new Expected(
          soFar / passed,
          new NotEnough(telling.size(), PATTERN, "earlier periods to compare with"),
          Method.RUN_RATE);
    }
    double value = soFar / share;
    return new Expected(value, reach(value, telling), Method.RUN_RATE_BY_PATTERN);
  }

  private static double share(List<Earlier> telling) {
    return telling.isEmpty()
        ? Double.NaN
        : Momentum.median(telling.stream().mapToDouble(Earlier::share).toArray());
  }

  /** As far as each earlier period would have been missed, by the course of the others. */
  private static Reach reach(double value, List<Earlier> telling) {
    var errors = new ArrayList<Double>();
    for (var one : telling) {
      var others = new ArrayList<>(telling);
      others.remove(one);
      double forecast = one.byThen() / share(others);
      if (forecast > 0 && Double.isFinite(forecast)) {
        errors.add((one.inAll() - forecast) / forecast * value);
      }
    }
    return Reach.around(value, errors.stream().mapToDouble(Double::doubleValue).toArray(), 0);
  }
}
