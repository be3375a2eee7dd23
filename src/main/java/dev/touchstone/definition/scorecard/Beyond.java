package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.scorecard.Scale.OverFulfilment;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A way to score that may pass the scale's ends needs the scorecard to say so. */
record Beyond(Scale scale, Issues issues) {
  private static final int DIGITS = 6;

  void check(Scoring scoring, Position at) {
    switch (scoring) {
      case Scoring.Attainment(var nothing, var full, var most) when most.compareTo(full) > 0 ->
          attainment(nothing, full, most, at);
      case Scoring.Goalposts(_, _, var clipped, _) when !clipped ->
          open("clipped: false", "Leave it out", at);
      case Scoring.TowardTarget(var capped) when !capped ->
          open("capped: false", "Leave it out", at);
      case Scoring.TowardPartner(_, var capped) when !capped ->
          open("capped: false", "Leave it out", at);
      case Scoring.Rank _ -> rank(at);
      case Scoring.Attainment _, Scoring.Goalposts _, Scoring.TowardTarget _ -> {}
      case Scoring.TowardPartner _, Scoring.GoalRedFlag _, Scoring.AsIs _, Scoring.MinMax _ -> {}
      case Scoring.Percentile _, Scoring.ZScore _, Scoring.ShareOfBest _, Scoring.Curve _ -> {}
      case Scoring.Rubric _, Scoring.Categories _ -> {}
    }
  }

  private void attainment(BigDecimal nothing, BigDecimal full, BigDecimal most, Position at) {
    if (nothing.compareTo(full) >= 0) {
      return; // said already
    }
    var share = most.subtract(nothing).divide(full.subtract(nothing), DIGITS, RoundingMode.HALF_UP);
    var points = scale.from().add(scale.to().subtract(scale.from()).multiply(share));
    boolean declared =
        switch (scale.beyond()) {
          case OverFulfilment.None _ -> false;
          case OverFulfilment.UpTo(var limit) -> points.compareTo(limit) <= 0;
          case OverFulfilment.Unlimited _ -> true;
        };
    if (!declared) {
      issues.error(
          "points-beyond-scale",
          at,
          "at-most: %s %% makes %s points, and %s"
              .formatted(Numbers.spelled(most.movePointRight(2)), Numbers.spelled(points), end()),
          "Leave out at-most, or declare it: scale: {over-fulfilment: %s}"
              .formatted(Numbers.spelled(points)));
    }
  }

  private void open(String key, String otherwise, Position at) {
    if (scale.beyond() instanceof OverFulfilment.None) {
      issues.error(
          "points-beyond-scale",
          at,
          "%s lets points pass the scale, and %s".formatted(key, end()),
          otherwise + ", or declare it: scale: {over-fulfilment: unlimited}");
    }
  }

  private void rank(Position at) {
    if (!(scale.beyond() instanceof OverFulfilment.Unlimited)) {
      issues.error(
          "points-beyond-scale",
          at,
          "A rank is as large as its group, and " + end(),
          "Write percentile, or declare it: scale: {over-fulfilment: unlimited}");
    }
  }

  private String end() {
    return switch (scale.beyond()) {
      case OverFulfilment.UpTo(var limit) -> "over-fulfilment ends at " + Numbers.spelled(limit);
      case OverFulfilment.None _, OverFulfilment.Unlimited _ ->
          "the scale ends at " + Numbers.spelled(scale.to());
    };
  }
}
