package dev.touchstone.score.column;

import dev.touchstone.definition.valuation.Outliers;
import dev.touchstone.statistics.Moments;
import java.util.Arrays;

/**
 * What was done to a column of values about its outliers: values beyond {@code low} and {@code
 * high} count as these, and where that was not enough the logarithm counts.
 *
 * @param logarithm whether ln(x - low + 0.01 (high - low)) counts; low and high are then the ends
 *     of the column
 */
public record Treated(double low, double high, boolean logarithm) {
  public static final Treated NOT =
      new Treated(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);

  /** Tests and treats a column; values that are NaN are left out. */
  public static Treated of(Outliers outliers, double[] values) {
    return switch (outliers) {
      case Outliers.Keep keep -> NOT;
      case Outliers.Winsorise how -> of(how, values);
    };
  }

  private static Treated of(Outliers.Winsorise how, double[] values) {
    var sorted =
        Arrays.stream(values)
            .filter(value -> !Double.isNaN(value))
            .map(v -> v + 0.0)
            .sorted()
            .toArray();
    double skewness = how.skewness().doubleValue();
    double kurtosis = how.kurtosis().doubleValue();
    if (Moments.of(sorted).within(skewness, kurtosis)) {
      return NOT;
    }
    var moved = sorted.clone();
    int low = 0;
    int high = moved.length - 1;
    while (low + moved.length - 1 - high < how.atMost()) {
      if (Moments.of(moved).skewness() >= 0) {
        high = lastBelow(moved, high);
        Arrays.fill(moved, high + 1, moved.length, moved[Math.max(high, 0)]);
      } else {
        low = firstAbove(moved, low);
        Arrays.fill(moved, 0, low, moved[Math.min(low, moved.length - 1)]);
      }
      boolean tooMany = low + moved.length - 1 - high > how.atMost(); // equal values move together
      if (tooMany || low >= high || moved[low] == moved[high]) {
        break; // Or nothing would be left to tell values apart.
      }
      if (Moments.of(moved).within(skewness, kurtosis)) {
        return new Treated(moved[low], moved[high], false);
      }
    }
    return switch (how.otherwise()) {
      case KEEP -> NOT;
      case LOG -> new Treated(sorted[0], sorted[sorted.length - 1], true);
    };
  }

  /** The last place with a smaller value than the one at {@code high}; -1 if there is none. */
  private static int lastBelow(double[] values, int high) {
    int place = high;
    while (place >= 0 && values[place] == values[high]) {
      place--;
    }
    return place;
  }

  private static int firstAbove(double[] values, int low) {
    int place = low;
    while (place < values.length && values[place] == values[low]) {
      place++;
    }
    return place;
  }

  /** What a value counts as. */
  public double counted(double value) {
    if (this == NOT || Double.isNaN(value)) {
      return value;
    }
    double within = Math.clamp(value, low, high);
    return logarithm ? StrictMath.log(within - low + 0.01 * (high - low)) : within;
  }

  /** What a target counts as: on the same line as the values, and as far off as it may be. */
  double target(double target) {
    return logarithm ? StrictMath.log(Math.max(target, low) - low + 0.01 * (high - low)) : target;
  }
}
