package dev.touchstone.fact;

import dev.touchstone.shared.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody who mistyped a name may have meant. */
final class Nearest {
  private Nearest() {}

  /** The names that differ little from the one wanted, nearest first, at most three. */
  static List<String> to(String wanted, Collection<String> names) {
    record Near(String name, int distance) {}
    int most = Math.max(2, wanted.length() / 3);
    return names.stream()
        .filter(name -> Math.abs(name.length() - wanted.length()) <= most)
        .map(name -> new Near(name, EditDistance.between(fold(wanted), fold(name))))
        .filter(near -> near.distance() <= most)
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(3)
        .map(Near::name)
        .toList();
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }
}
