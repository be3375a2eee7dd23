package dev.touchstone.cli;

import dev.touchstone.measure.Population;
import dev.touchstone.shared.EditDistance;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** A partner that nobody scored, and who may have been meant. */
final class UnknownPartner {
  private static final int MOST = 3;

  private UnknownPartner() {}

  static Refused named(String wanted, Collection<Population> populations) {
    var near = near(wanted, populations);
    return new Refused(
        "unknown-partner",
        wanted.isBlank()
            ? "No partner is named"
            : "No partner " + wanted + " is in the population of any scorecard asked for",
        near.isEmpty()
            ? "Give the id as it stands in the partner dataset; 'touchstone score' lists all of"
                + " them."
            : "Did you mean " + String.join(" or ", near) + "? 'touchstone score' lists all.");
  }

  /** By id or by name, nearest first, then by id; those that differ in case only go alone. */
  private static List<String> near(String wanted, Collection<Population> populations) {
    record Near(PartnerId id, String name, int distance) {}
    int most = Math.max(1, wanted.strip().length() / 3);
    var found = new TreeMap<PartnerId, Near>();
    for (var population : populations) {
      for (int i = 0; i < population.size(); i++) {
        var id = population.partners().get(i);
        var name = population.names().get(i);
        int distance = Math.min(apart(wanted, id.value()), apart(wanted, name));
        if (distance <= most) {
          found.put(id, new Near(id, name, distance));
        }
      }
    }
    var nearest = new ArrayList<>(found.values());
    nearest.sort(Comparator.comparingInt(Near::distance).thenComparing(Near::id));
    return nearest.stream()
        .filter(one -> nearest.getFirst().distance() > 0 || one.distance() == 0)
        .limit(MOST)
        .map(one -> one.id().value() + " (" + one.name() + ")")
        .toList();
  }

  private static int apart(String wanted, String known) {
    return EditDistance.between(fold(wanted), fold(known));
  }

  private static String fold(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
