package dev.touchstone.robustness;

import dev.touchstone.score.Pass;

/**
 * What every replication gave every partner. A partner's replications lie side by side, because
 * that is how they are asked for; they are written sixteen replications at a time, which is a line
 * of the processor's cache.
 */
final class Records {
  static final int BATCH = 16;

  private final int replications;
  private final int[] ranks;
  private final int[] steps;
  private final byte[] bands;
  private final boolean[] failed;

  Records(int partners, int replications) {
    this.replications = replications;
    this.ranks = new int[partners * replications];
    this.steps = new int[partners * replications];
    this.bands = new byte[partners * replications];
    this.failed = new boolean[replications];
  }

  /** Room for some replications in a row. */
  static final class Batch {
    private final int[][] ranks;
    private final int[][] steps;
    private final byte[][] bands;

    Batch(int partners) {
      ranks = new int[BATCH][partners];
      steps = new int[BATCH][partners];
      bands = new byte[BATCH][partners];
    }

    void take(int place, Pass pass) {
      System.arraycopy(pass.ranks(), 0, ranks[place], 0, ranks[place].length);
      pass.steps(steps[place]);
      var found = pass.bands();
      for (int i = 0; i < found.length; i++) {
        bands[place][i] = (byte) found[i];
      }
    }
  }

  void write(Batch batch, int first, int count) {
    int partners = batch.ranks[0].length;
    for (int i = 0; i < partners; i++) {
      int at = i * replications + first;
      for (int r = 0; r < count; r++) {
        ranks[at + r] = batch.ranks[r][i];
        steps[at + r] = batch.steps[r][i];
        bands[at + r] = batch.bands[r][i];
      }
    }
    for (int r = 0; r < count; r++) {
      boolean nobody = true;
      for (int i = 0; nobody && i < partners; i++) {
        nobody = batch.ranks[r][i] == 0;
      }
      failed[first + r] = nobody;
    }
  }

  int replications() {
    return replications;
  }

  /** How many replications gave nobody a score. */
  int failed() {
    int count = 0;
    for (boolean one : failed) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /** 0 without a score. */
  int rank(int partner, int replication) {
    return ranks[partner * replications + replication];
  }

  /** Whole units of the score's last digit above the scale's start. */
  int steps(int partner, int replication) {
    return steps[partner * replications + replication];
  }

  /** -1 without a score. */
  int band(int partner, int replication) {
    return bands[partner * replications + replication];
  }
}
