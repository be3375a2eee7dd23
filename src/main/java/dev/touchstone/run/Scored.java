package dev.touchstone.run;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.score.explanation.Scores;
import java.util.List;
import java.util.Optional;

/**
 * What was scored already and need not be again.
 *
 * @param scores one per period, all made of the same documents and facts
 */
public record Scored(
    Definitions definitions, Scorecard scorecard, Snapshot snapshot, List<Scores> scores) {

  Basis basis(int period) {
    return new Basis(definitions, scorecard, snapshot, scores.get(period).period());
  }

  /** Of exactly this basis: an equal copy of it is not looked for. */
  Optional<Scores> of(Basis basis) {
    boolean same =
        basis.definitions() == definitions
            && basis.scorecard() == scorecard
            && basis.snapshot() == snapshot;
    return same
        ? scores.stream().filter(known -> known.period().equals(basis.period())).findFirst()
        : Optional.empty();
  }
}
