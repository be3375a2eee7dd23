package dev.touchstone.robustness;

/**
 * Every partner's rank and score in every replication. Sixty-four partners' results of one
 * replication lie side by side, and those of the next replication after them: so they are written
 * in few stretches, and all replications of a partner are near each other.
 */
final class ReplicationRecords {
  private static final int TILE = 6;
  private static final int IN_TILE = (1 << TILE) - 1;

  private final int partners;
  private final int replications;
  private final int[] ranks;
  private final int[] steps;

  ReplicationRecords(int partners, int replications) {
    this.partners = partners;
    this.replications = replications;
    int room = room(partners, replications);
    this.ranks = new int[room];
    this.steps = new int[room];
  }

  private static int room(int partners, int replications) {
    return ((partners + IN_TILE) >> TILE << TILE) * replications;
  }

  /** May be called by several threads at once, each with replications of its own. */
  void write(int replication, int[] ranksOfAll, int[] stepsOfAll) {
    for (int from = 0; from < partners; from += IN_TILE + 1) {
      int count = Math.min(IN_TILE + 1, partners - from);
      int at = at(from, replication);
      System.arraycopy(ranksOfAll, from, ranks, at, count);
      System.arraycopy(stepsOfAll, from, steps, at, count);
    }
  }

  private int at(int partner, int replication) {
    return (((partner >> TILE) * replications + replication) << TILE) + (partner & IN_TILE);
  }

  int replications() {
    return replications;
  }

  /** 0 without a score. */
  int rank(int partner, int replication) {
    return ranks[at(partner, replication)];
  }

  /** Whole units of the score's last digit above the scale's start. */
  int steps(int partner, int replication) {
    return steps[at(partner, replication)];
  }
}
