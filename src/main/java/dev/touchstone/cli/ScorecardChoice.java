package dev.touchstone.cli;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Scorecard;
import dev.touchstone.shared.Refused;

/** Finds the scorecard that is meant. */
final class ScorecardChoice {
  private ScorecardChoice() {}

  static Scorecard of(Definitions definitions, String id) {
    var cards = definitions.scorecards();
    var ids = String.join(", ", cards.keySet());
    if (cards.isEmpty()) {
      throw new Refused(
          "no-scorecard",
          "The folder has no scorecard",
          "Add a document that starts with 'scorecard:'.");
    }
    if (id.isEmpty() && cards.size() > 1) {
      throw new Refused(
          "several-scorecards",
          "The folder has " + cards.size() + " scorecards",
          "Say which with --scorecard: " + ids);
    }
    var card = id.isEmpty() ? cards.values().iterator().next() : cards.get(id);
    if (card == null) {
      throw new Refused("unknown-scorecard", "There is no scorecard " + id, "There is: " + ids);
    }
    return card;
  }
}
