package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.scorecard.Scorecard.Scale;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.definition.valuation.Scoring.Category;
import dev.touchstone.definition.valuation.Scoring.Step;
import dev.touchstone.definition.valuation.ScoringLanguage;
import dev.touchstone.shared.Issues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads points that stand in a table, and makes sure that no value has two lines of it. */
record ScoringTables(Scale scale, Issues issues) {

  Scoring rubric(List<Fields> written) {
    var steps = new ArrayList<Step>();
    for (int i = 0; i < written.size(); i++) {
      var step = written.get(i);
      var bound = i == 0 ? ScoringLanguage.BELOW : ScoringLanguage.STEP_FROM;
      step.refuse(
          i == 0 ? ScoringLanguage.STEP_FROM : ScoringLanguage.BELOW,
          i == 0 ? "The first step has no lower bound" : "Only the first step has an upper bound",
          i == 0 ? "Write below:, the value at which the next step starts" : "Write from:");
      if (!step.has(bound)) {
        issues.error(
            "missing-key",
            step.at(),
            "The key '%s' is missing".formatted(bound.name()),
            bound.hint());
      }
      var points = step.get(ScoringLanguage.POINTS, scale.from());
      new PointsOnScale(scale, issues).check(points, step.at(ScoringLanguage.POINTS));
      var from = step.get(bound);
      if (from.isPresent() && !steps.isEmpty()) {
        checkOrder(steps.getLast().from(), from.get(), step, i);
      }
      steps.add(
          new Step(
              from.orElse(steps.isEmpty() ? BigDecimal.ZERO : steps.getLast().from()),
              points,
              step.get(ScoringLanguage.TITLE, "")));
    }
    return new Scoring.Rubric(List.copyOf(steps));
  }

  /** The second step starts where the first ends; every later one above the one before. */
  private void checkOrder(BigDecimal before, BigDecimal from, Fields step, int index) {
    int order = from.compareTo(before);
    if (index == 1 ? order != 0 : order <= 0) {
      boolean gap = order > 0;
      issues.error(
          gap ? "rubric-gap" : "rubric-overlap",
          step.at(ScoringLanguage.STEP_FROM),
          gap
              ? "Values from %s up to %s fall into no step"
                  .formatted(Numbers.spelled(before), Numbers.spelled(from))
              : "The step starts at %s, but the one before %s %s"
                  .formatted(
                      Numbers.spelled(from),
                      index == 1 ? "goes up to" : "starts at",
                      Numbers.spelled(before)),
          index == 1
              ? "Start the second step where the first ends: from: " + Numbers.spelled(before)
              : "List the steps from the lowest value to the highest");
    }
  }

  Scoring categories(List<Fields> written) {
    var all = new ArrayList<Category>();
    for (var one : written) {
      var value = one.get(ScoringLanguage.IS, BigDecimal.ZERO);
      var points = one.get(ScoringLanguage.POINTS, scale.from());
      new PointsOnScale(scale, issues).check(points, one.at(ScoringLanguage.POINTS));
      if (all.stream().anyMatch(earlier -> earlier.value().compareTo(value) == 0)) {
        issues.error(
            "duplicate-category",
            one.at(ScoringLanguage.IS),
            "%s has points already".formatted(Numbers.spelled(value)),
            "Give every value one line");
      }
      all.add(new Category(value, points, one.get(ScoringLanguage.TITLE, "")));
    }
    return new Scoring.Categories(List.copyOf(all));
  }
}
