package dev.touchstone.cli;

import dev.touchstone.measure.Population;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Spelling;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;

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

  /** By id or by name. */
  private static List<String> near(String wanted, Collection<Population> populations) {
    var words = new HashMap<String, TreeSet<String>>();
    for (var population : populations) {
      for (int i = 0; i < population.size(); i++) {
        var id = population.partners().get(i).value();
        var name = population.names().get(i);
        for (var word : List.of(id, name)) {
          words.computeIfAbsent(word, _ -> new TreeSet<>()).add(id + " (" + name + ")");
        }
      }
    }
    return Spelling.near(wanted, words.keySet()).stream()
        .flatMap(word -> words.getOrDefault(word, new TreeSet<>()).stream())
        .distinct()
        .limit(MOST)
        .toList();
  }
}
