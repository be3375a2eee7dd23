package dev.touchstone.audit;

/** What walking the whole chain showed. */
public sealed interface Verdict {
  /**
   * Every record follows from the one before.
   *
   * @param head hash of the newest record; kept elsewhere, it also proves that none was cut off
   */
  record Intact(long records, String head) implements Verdict {}

  /**
   * @param seq the first record that does not follow
   * @param reason what is wrong with it, one sentence
   */
  record Broken(long seq, String reason) implements Verdict {}
}
