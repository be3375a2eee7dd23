package dev.touchstone.statistics;

/**
 * How lopsided and how heavy-tailed values are, corrected for small samples: G1 and excess G2 of
 * Joanes and Gill (1998), which statistics programs call type 2. Both are 0 where they are not
 * defined: fewer than three or four values, or all of them equal.
 */
public record Moments(double skewness, double kurtosis) {
  /**
   * @param values no NaN
   */
  public static Moments of(double[] values) {
    double n = values.length;
    double mean = 0;
    for (double value : values) {
      mean += value;
    }
    mean /= n;
    double squares = 0;
    double cubes = 0;
    double fourths = 0;
    for (double value : values) {
      double off = value - mean;
      double square = off * off;
      squares += square;
      cubes += square * off;
      fourths += square * square;
    }
    if (!(squares > 0)) {
      return new Moments(0, 0);
    }
    double skewness =
        n < 3
            ? 0
            : Math.sqrt(n * (n - 1))
                / (n - 2)
                * Math.sqrt(n)
                * cubes
                / (squares * Math.sqrt(squares));
    double kurtosis =
        n < 4
            ? 0
            : ((n + 1) * (n * fourths / (squares * squares) - 3) + 6)
                * (n - 1)
                / ((n - 2) * (n - 3));
    return new Moments(skewness, kurtosis);
  }

  /** Whether not both limits are reached. */
  public boolean within(double skewnessLimit, double kurtosisLimit) {
    return Math.abs(skewness) < skewnessLimit || kurtosis < kurtosisLimit;
  }
}
