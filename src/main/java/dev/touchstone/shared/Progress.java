package dev.touchstone.shared;

/** Told what long work is doing, so that a person who waits can see it move. */
@FunctionalInterface
public interface Progress {
  /** For callers that nobody watches. */
  Progress SILENT = (step, done, of) -> {};

  /**
   * @param step what is being done, in plain words
   * @param done how many parts are finished
   * @param of how many there are; 0 where unknown
   */
  void at(String step, int done, int of);
}
