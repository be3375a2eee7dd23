package dev.touchstone.portal;

import java.util.List;

/** There is no such thing, or it is not for this reader: the two look the same from outside. */
final class NotFound extends RuntimeException {
  private final String hint;
  private final transient List<Way> ways;

  /** Somewhere else to go. */
  record Way(String title, String href) {}

  NotFound(String message) {
    this(message, "It may have been there once, or it is not for you to see.", List.of());
  }

  /**
   * @param hint introduces the ways
   */
  NotFound(String message, String hint, List<Way> ways) {
    super(message);
    this.hint = hint;
    this.ways = List.copyOf(ways);
  }

  String hint() {
    return hint;
  }

  List<Way> ways() {
    return ways;
  }
}
