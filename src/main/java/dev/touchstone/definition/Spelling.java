package dev.touchstone.definition;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Guesses what an author meant by a word that does not exist. */
final class Spelling {
  private Spelling() {}

  /** A hint that names the nearest word, or else what there is. */
  static String hint(String written, Collection<String> known) {
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

  static Optional<String> nearest(String written, Collection<String> known) {
    int furthest = Math.max(1, written.length() / 3);
    return known.stream()
        .filter(word -> distance(plain(written), plain(word)) <= furthest)
        .min(
            Comparator.<String>comparingInt(word -> distance(plain(written), plain(word)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Insertions, deletions, replacements and swaps of neighbours that turn one into the other. */
  static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 8) {
      return Integer.MAX_VALUE;
    }
    var d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
