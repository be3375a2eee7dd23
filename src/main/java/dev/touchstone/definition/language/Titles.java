package dev.touchstone.definition.language;

import java.util.Locale;

/** What people read where an author gave no title. */
public final class Titles {
  private Titles() {}

  /** {@code needs-improvement} reads "Needs improvement". */
  public static String of(String id) {
    var words = id.replace('-', ' ').replace('_', ' ');
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
