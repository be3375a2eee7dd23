package dev.touchstone.robustness;

/**
 * Where replications put a rank or a score; quantiles are of Hyndman and Fan's type 7. All are NaN
 * where no replication gave one.
 *
 * @param low a twentieth of the replications lie below
 * @param high a twentieth of the replications lie above
 */
public record ReplicationSpread(double mean, double median, double low, double high) {
  static final ReplicationSpread NONE =
      new ReplicationSpread(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
