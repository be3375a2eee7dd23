package dev.touchstone.measure;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Scorecard;
import dev.touchstone.shared.Issues;

/** A scorecard compiled against its contracts: which aggregates to ask for and what to do with them. */
public final class Plan {
  private final Scorecard scorecard;

  private Plan(Scorecard scorecard) {
    this.scorecard = scorecard;
  }

  /** Compiles, and reports every expression that does not hold against its dataset's contract. */
  public static Plan of(Definitions definitions, Scorecard scorecard, Issues issues) {
    return new Plan(scorecard);
  }

  public Scorecard scorecard() {
    return scorecard;
  }
}
