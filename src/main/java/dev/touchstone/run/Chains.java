package dev.touchstone.run;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.measure.Warehouse;
import dev.touchstone.score.change.Chain;
import dev.touchstone.score.explanation.Scores;
import java.util.List;

/** The way from each period of a run to the next. */
@FunctionalInterface
public interface Chains {
  /**
   * @param period its place in the run, at least 1
   * @throws dev.touchstone.shared.Refused if the facts cannot answer
   */
  Chain into(int period);

  /** Without states in between. */
  static Chains direct(List<Scores> scores) {
    return period -> Chain.between(scores.get(period - 1), scores.get(period));
  }

  /**
   * With the states that tell causes apart, measured by what the run was computed from when a
   * change is first asked for, and once for all partners. Only the newest is kept: whoever asks for
   * everybody's changes goes period by period. The warehouse must still be open then; nobody is
   * told of its progress, because by then a result is being written.
   */
  static Chains bridged(
      Definitions definitions,
      Scorecard scorecard,
      Snapshot snapshot,
      List<Scores> scores,
      Warehouse warehouse) {
    return new Bridged(new Scored(definitions, scorecard, snapshot, scores), warehouse);
  }
}
