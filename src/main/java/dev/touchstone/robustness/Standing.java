package dev.touchstone.robustness;

import java.util.List;

/**
 * How firmly a partner stands where the scorecard puts it.
 *
 * @param score as declared; NaN where withheld
 * @param rank as declared; 0 without a score
 * @param band as declared; empty without a score
 * @param bandShares share of the replications that give each band, the lowest first; with {@code
 *     withoutScore} they add up to 1
 * @param top share of the replications that rank the partner among the top
 * @param withoutScore share of the replications that give this partner no score though they give
 *     one to others
 * @param next place in the population of the partner ranked next; -1 for none
 * @param aboveNext how often this partner is ranked above the next
 */
public record Standing(
    double score,
    int rank,
    String band,
    Verdict verdict,
    ReplicationSpread ranks,
    ReplicationSpread scores,
    List<Double> bandShares,
    double top,
    double withoutScore,
    int next,
    double aboveNext,
    boolean distinguishable) {

  /** What the replications say of the band. */
  public enum Verdict {
    /** Nearly all replications give the same band. */
    ROBUST("robust"),
    /** Too many replications give another. */
    IN_DOUBT("in doubt"),
    /** There is no score and so no band to doubt. */
    NO_SCORE("no score"),
    /** No replication gave anybody a score. */
    NOT_TESTED("not tested");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
