package dev.touchstone.run;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.program.Program;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.shared.Period;

/** All that one period's scores are made from. */
public record Basis(
    Definitions definitions, Scorecard scorecard, Snapshot snapshot, Period period) {

  Basis with(Snapshot other) {
    return new Basis(definitions, scorecard, other, period);
  }

  Basis with(Period other) {
    return new Basis(definitions, scorecard, snapshot, other);
  }

  Basis with(Program.Rates rates) {
    var program = definitions.program().at(rates);
    var others =
        new Definitions(
            program,
            definitions.datasets(),
            definitions.mappings(),
            definitions.scorecards(),
            definitions.hashes());
    return new Basis(others, scorecard, snapshot, period);
  }
}
