package dev.touchstone.robustness;

import dev.touchstone.score.replay.Pass;

/**
 * What replications have in common, counted while they are played. Whole numbers, so that it does
 * not matter which thread counted which replication.
 */
final class ReplicationCounts {
  private final int bands;
  private final int top;
  private final int[] next;
  private final int[] inBand;
  private final int[] inTop;
  private final int[] aboveNext;
  private final int[] besideNext;
  private int failed;

  /**
   * @param next place of the partner that is held beside each; -1 for none
   */
  ReplicationCounts(int bands, int top, int[] next) {
    this.bands = bands;
    this.top = top;
    this.next = next;
    this.inBand = new int[next.length * bands];
    this.inTop = new int[next.length];
    this.aboveNext = new int[next.length];
    this.besideNext = new int[next.length];
  }

  void count(Pass pass) {
    var ranks = pass.ranks();
    var found = pass.bands();
    boolean nobody = true;
    for (int i = 0; i < next.length; i++) {
      int rank = ranks[i];
      if (rank > 0) {
        nobody = false;
        inBand[i * bands + found[i]]++;
        inTop[i] += rank <= top ? 1 : 0;
        int other = next[i] < 0 ? 0 : ranks[next[i]];
        aboveNext[i] += rank < other ? 1 : 0;
        besideNext[i] += other > 0 ? 1 : 0;
      }
    }
    failed += nobody ? 1 : 0;
  }

  void add(ReplicationCounts others) {
    for (int i = 0; i < inBand.length; i++) {
      inBand[i] += others.inBand[i];
    }
    for (int i = 0; i < next.length; i++) {
      inTop[i] += others.inTop[i];
      aboveNext[i] += others.aboveNext[i];
      besideNext[i] += others.besideNext[i];
    }
    failed += others.failed;
  }

  int next(int partner) {
    return next[partner];
  }

  /** How many replications gave nobody a score. */
  int failed() {
    return failed;
  }

  int inBand(int partner, int band) {
    return inBand[partner * bands + band];
  }

  int inTop(int partner) {
    return inTop[partner];
  }

  /** Of the replications that rank both; NaN if there are none, or nobody is next. */
  double aboveNext(int partner) {
    return besideNext[partner] == 0
        ? Double.NaN
        : (double) aboveNext[partner] / besideNext[partner];
  }
}
