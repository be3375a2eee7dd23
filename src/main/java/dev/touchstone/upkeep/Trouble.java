package dev.touchstone.upkeep;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Something that should not be as it is.
 *
 * @param code stable and kebab-case
 * @param bytes that mending it would free
 * @param says what is wrong, one sentence without its full stop
 * @param remedy what mending would do, or what a person has to do where {@code mending} does
 *     nothing
 */
public record Trouble(
    String code, Path path, long bytes, String says, String remedy, Mending mending) {

  /** What is done about it. */
  public interface Mending {
    /** Answers whether it is mended; it is not where somebody uses it after all. */
    boolean mend() throws IOException;
  }

  /** For what only a person can mend. */
  public static final Mending BY_HAND = () -> false;

  public boolean canBeMended() {
    return mending != BY_HAND;
  }
}
