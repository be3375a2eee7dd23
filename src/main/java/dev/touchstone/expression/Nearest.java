package dev.touchstone.expression;

import dev.touchstone.shared.EditDistance;
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
                    (String name) -> EditDistance.between(wanted, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .map(name -> "Did you mean " + name + "?")
        .orElseGet(() -> label + ": " + list(known) + ".");
  }

  /** A few edits away, or the first word of it. */
  private static boolean isNear(String wanted, String name, int reach) {
    return EditDistance.between(wanted, name) <= reach || name.startsWith(wanted + "_");
  }

  static String list(Collection<String> known) {
    if (known.isEmpty()) {
      return "none";
    }
    var listed = known.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    return known.size() > MOST_LISTED ? listed + " and more" : listed;
  }
}
