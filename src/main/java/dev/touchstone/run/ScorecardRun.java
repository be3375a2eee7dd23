package dev.touchstone.run;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Scorecard;
import dev.touchstone.measure.Measurements;
import dev.touchstone.score.Scores;
import java.util.List;

/**
 * One finished computation.
 *
 * @param id derived from the receipt: equal inputs and equal results have equal ids
 * @param scores one per period of the receipt, oldest first
 */
public record ScorecardRun(
    String id,
    Receipt receipt,
    Definitions definitions,
    Scorecard scorecard,
    Measurements measurements,
    List<Scores> scores) {

  /** The newest period's scores. */
  public Scores latest() {
    return scores.getLast();
  }
}
