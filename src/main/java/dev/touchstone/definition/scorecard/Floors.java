package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.scorecard.Aggregation.Zeros;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;

/** Points that are moved up from zero must stay in order: the floor lies below the scale's end. */
record Floors(Scale scale, Issues issues) {
  Aggregation checked(Aggregation aggregation, Position at) {
    if (zeros(aggregation) instanceof Zeros.Rescale(var floor)
        && floor.compareTo(scale.to()) >= 0) {
      issues.error(
          "floor-above-scale",
          at,
          "Points cannot move onto %s to %s"
              .formatted(Numbers.spelled(floor), Numbers.spelled(scale.to())),
          "Give rescale a number below " + Numbers.spelled(scale.to()));
    }
    return aggregation;
  }

  private static Zeros zeros(Aggregation aggregation) {
    return switch (aggregation) {
      case Aggregation.Geometric(var zeros) -> zeros;
      case Aggregation.Harmonic(var zeros) -> zeros;
      case Aggregation.Power(_, var zeros) -> zeros;
      case Aggregation.Arithmetic _, Aggregation.Copeland _, Aggregation.Combination _ ->
          new Zeros.Limit();
    };
  }
}
