package dev.touchstone.robustness;

/**
 * One partner beside another over the replications in which both have a score. The shares add up to
 * 1; all are NaN where there is no such replication.
 *
 * @param above share in which the first has the better rank
 * @param below share in which the second has
 * @param level share in which both have the same
 * @param replications in how many both have a score
 */
public record Duel(double above, double below, double level, int replications) {
  static Duel of(int above, int below, int level) {
    int all = above + below + level;
    double shares = all == 0 ? Double.NaN : all;
    return new Duel(above / shares, below / shares, level / shares, all);
  }
}
