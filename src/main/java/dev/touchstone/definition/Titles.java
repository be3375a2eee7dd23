package dev.touchstone.definition;

import java.util.Locale;

/** What people read where an author gave no title. */
final class Titles {
  private Titles() {}

  /** {@code needs-improvement} reads "Needs improvement". */
  static String of(String id) {
    var words = id.replace('-', ' ').replace('_', ' ');
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
