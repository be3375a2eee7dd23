package dev.touchstone.expression;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** The name a person probably meant. */
final class Nearest {
  private static final int MOST_LISTED = 12;

  private Nearest() {}

  /** "Did you mean X?" where one is near, else what there is to choose from. */
  static String hint(String written, Collection<String> known, String label) {
    var wanted = written.toLowerCase(Locale.ROOT);
    int reach = Math.max(1, Math.min(3, wanted.length() / 3));
    return known.stream()
        .filter(name -> isNear(wanted, name.toLowerCase(Locale.ROOT), reach))
        .min(
            Comparator.comparingInt(
                    (String name) -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .map(name -> "Did you mean " + name + "?")
        .orElseGet(() -> label + ": " + list(known) + ".");
  }

  /** A few edits away, or the first word of it. */
  private static boolean isNear(String wanted, String name, int reach) {
    return distance(wanted, name) <= reach || name.startsWith(wanted + "_");
  }

  static String list(Collection<String> known) {
    if (known.isEmpty()) {
      return "none";
    }
    var listed = known.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    return known.size() > MOST_LISTED ? listed + " and more" : listed;
  }

  /** Edits (insert, delete, replace, swap neighbours) from one to the other; long names are far. */
  static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 3 || a.length() > 100 || b.length() > 100) {
      return Integer.MAX_VALUE;
    }
    var rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      rows[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      rows[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        rows[i][j] =
            Math.min(
                Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
      }
    }
    return rows[a.length()][b.length()];
  }
}
