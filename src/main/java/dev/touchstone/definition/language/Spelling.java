package dev.touchstone.definition.language;

import dev.touchstone.shared.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Guesses what an author meant by a word that does not exist. */
public final class Spelling {
  private Spelling() {}

  /** A hint that names the nearest word, or else what there is. */
  public static String hint(String written, Collection<String> known) {
    return nearest(written, known)
        .map(word -> "Did you mean '" + word + "'?")
        .orElseGet(() -> listed(known));
  }

  private static String listed(Collection<String> known) {
    if (known.isEmpty()) {
      return "";
    }
    var sorted = new TreeSet<>(known);
    var first = String.join(", ", sorted.stream().limit(12).toList());
    return "There are: " + first + (sorted.size() > 12 ? ", …" : "");
  }

  public static Optional<String> nearest(String written, Collection<String> known) {
    int furthest = Math.max(1, written.length() / 3);
    return known.stream()
        .filter(word -> EditDistance.between(plain(written), plain(word)) <= furthest)
        .min(
            Comparator.<String>comparingInt(
                    word -> EditDistance.between(plain(written), plain(word)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
