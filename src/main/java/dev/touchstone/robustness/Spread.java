package dev.touchstone.robustness;

/**
 * Where replications put a rank or a score; quantiles are of Hyndman and Fan's type 7. All are NaN
 * where no replication gave one.
 *
 * @param low a twentieth of the replications lie below
 * @param high a twentieth of the replications lie above
 */
public record Spread(double mean, double median, double low, double high) {
  static final Spread NONE = new Spread(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
