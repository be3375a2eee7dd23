package dev.touchstone.audit;

/**
 * Where the chain ended at some moment.
 *
 * @param seq of the newest record; 0 where there was none
 * @param hash of that record, in hexadecimal
 */
public record ChainEnd(long seq, String hash) {
  static final ChainEnd NONE = new ChainEnd(0, Entry.BEFORE_THE_FIRST);

  /** As the database says it: number, blank, hash. */
  static ChainEnd parse(String text) {
    int blank = text.indexOf(' ');
    return new ChainEnd(Long.parseLong(text.substring(0, blank)), text.substring(blank + 1));
  }

  @Override
  public String toString() {
    return seq + " " + hash;
  }
}
