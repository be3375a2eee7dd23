package dev.touchstone.cli;

import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Population;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Refused;
import java.util.Collection;
import java.util.List;

/**
 * Two partners to hold side by side.
 *
 * @param partners two different ones, or none
 */
record Pair(List<PartnerId> partners) {
  /**
   * @throws Refused unless no partner is named, or two that are each in one of the populations
   */
  static Pair of(List<String> named, Collection<Measurements> measured) {
    var ids = named.stream().map(String::strip).distinct().toList();
    if (!named.isEmpty() && (ids.size() != 2 || ids.size() != named.size())) {
      throw refused("--compare takes two partners");
    }
    for (var id : ids) {
      if (id.isEmpty()
          || measured.stream().noneMatch(one -> one.population().indexOf(new PartnerId(id)) >= 0)) {
        throw refused("--compare names '" + id + "', who is not scored");
      }
    }
    return new Pair(ids.stream().map(PartnerId::new).toList());
  }

  private static Refused refused(String message) {
    return new Refused(
        "unknown-partner",
        message,
        "For example: --compare P-1,P-2; 'touchstone score' lists all of them.");
  }

  /** Their places in a population; empty where it lacks one of them. */
  List<Integer> in(Population population) {
    var places = partners.stream().map(population::indexOf).toList();
    return places.contains(-1) ? List.of() : places;
  }
}
