package dev.touchstone.run;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.measure.Measurements;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.score.explanation.Scores;
import java.util.List;

/**
 * One finished computation.
 *
 * @param id derived from the receipt: equal inputs and equal results have equal ids
 * @param scores one per period of the receipt, oldest first
 * @param chains from period to period, to tell why scores changed
 */
public record ScorecardRun(
    String id,
    Receipt receipt,
    Definitions definitions,
    Scorecard scorecard,
    Measurements measurements,
    List<Scores> scores,
    Chains chains) {

  /** With periods that are compared as they are. */
  public ScorecardRun(
      String id,
      Receipt receipt,
      Definitions definitions,
      Scorecard scorecard,
      Measurements measurements,
      List<Scores> scores) {
    this(id, receipt, definitions, scorecard, measurements, scores, Chains.direct(scores));
  }

  /** One partner's explanation, with the change since the period before where the run has one. */
  public Explanation explain(int period, int partner) {
    var explanation = scores.get(period).explain(partner);
    return period == 0
        ? explanation
        : explanation.since(chains.into(period).change(explanation.partner()));
  }

  /** The newest period's scores. */
  public Scores latest() {
    return scores.getLast();
  }
}
