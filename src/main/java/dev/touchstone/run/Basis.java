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
    return new Basis(
        definitions.with(definitions.program().at(rates)), scorecard, snapshot, period);
  }
}
