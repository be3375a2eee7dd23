package dev.touchstone.audit;

/** What walking the whole chain showed. */
public sealed interface Verdict {
  /**
   * Every record follows from the one before, and every anchor agrees.
   *
   * @param head hash of the newest record; 64 zeros where there is none
   * @param anchored up to which record something outside the database vouches for it; 0 for none
   */
  record Intact(long records, String head, long anchored) implements Verdict {}

  /**
   * @param seq the first record that does not hold; 0 where the anchors themselves do not
   * @param reason what is wrong with it, one or two sentences
   */
  record Broken(long seq, String reason) implements Verdict {}
}
