package dev.touchstone.cli;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.shared.Refused;
import java.util.List;

/** Finds the scorecards that are meant: the one that was named, or all there are. */
final class ScorecardChoice {
  private ScorecardChoice() {}

  static List<Scorecard> of(Definitions definitions, String id) {
    var cards = definitions.all(Scorecard.KIND);
    if (cards.isEmpty()) {
      throw new Refused(
          "no-scorecard",
          "The folder has no scorecard",
          "Add a document that starts with 'scorecard:'.");
    }
    if (id.isEmpty()) {
      return List.copyOf(cards.values());
    }
    var card = cards.get(id);
    if (card == null) {
      throw new Refused(
          "unknown-scorecard",
          "There is no scorecard " + id,
          "There is: " + String.join(", ", cards.keySet()));
    }
    return List.of(card);
  }
}
