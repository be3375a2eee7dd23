package dev.touchstone.definition;

import dev.touchstone.definition.Scorecard.Direction;
import dev.touchstone.definition.Scorecard.Scale;
import dev.touchstone.definition.Scorecard.Scoring;
import dev.touchstone.definition.Scorecard.Scoring.Step;
import dev.touchstone.definition.ScoringLanguage.Method;
import dev.touchstone.shared.Issues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Makes a KPI's way of scoring and checks that its numbers are in a sensible order. */
record ScoringReader(Scale scale, Issues issues) {

  Scoring read(Fields kpi, Direction better) {
    return kpi.get(ScoringLanguage.SCORE)
        .map(
            method ->
                switch (method) {
                  case Method.Attainment attainment -> attainment(attainment.keys(), kpi);
                  case Method.GoalRedFlag goal -> goal(goal.keys(), better);
                  case Method.ZScore z ->
                      new Scoring.ZScore(
                          z.keys().get(ScoringLanguage.MEAN, BigDecimal.valueOf(50)),
                          z.keys().get(ScoringLanguage.SD, BigDecimal.valueOf(15)));
                  case Method.Rubric rubric -> rubric(rubric.steps());
                  case Method.ByPeers peers -> peers.scoring();
                })
        .orElse(new Scoring.Percentile());
  }

  private Scoring attainment(Fields keys, Fields kpi) {
    var nothing = keys.get(ScoringLanguage.NOTHING_BELOW, BigDecimal.ZERO);
    var full = keys.get(ScoringLanguage.FULL_AT, BigDecimal.ONE);
    var most = keys.get(ScoringLanguage.AT_MOST, full);
    if (!kpi.has(KpiLanguage.TARGET) && !kpi.misspelt()) {
      issues.error(
          "attainment-needs-target",
          kpi.at(ScoringLanguage.SCORE),
          "Attainment is a share of a target, and there is none",
          "Add target: a number, or {from: …, measure: …}");
    }
    if (nothing.compareTo(full) >= 0 || full.compareTo(most) > 0) {
      issues.error(
          "attainment-order",
          keys.at(),
          "The shares must rise from nothing-below over full-at to at-most, but are %s %%, %s %%, %s %%"
              .formatted(percent(nothing), percent(full), percent(most)),
          "For example: {nothing-below: 50 %, full-at: 100 %, at-most: 120 %}");
    }
    return new Scoring.Attainment(nothing, full, most);
  }

  private static String percent(BigDecimal share) {
    return Numbers.spelled(share.movePointRight(2));
  }

  private Scoring goal(Fields keys, Direction better) {
    var goal = keys.get(ScoringLanguage.GOAL);
    var redFlag = keys.get(ScoringLanguage.RED_FLAG);
    if (goal.isEmpty() || redFlag.isEmpty()) {
      return new Scoring.GoalRedFlag(BigDecimal.ONE, BigDecimal.ZERO);
    }
    int order = goal.get().compareTo(redFlag.get());
    if (order == 0) {
      issues.error(
          "goal-is-red-flag",
          keys.at(ScoringLanguage.RED_FLAG),
          "Goal and red flag are the same, so no line leads through both",
          "Give the red flag a value that is worse than the goal");
    } else if (order > 0 != (better == Direction.HIGHER)) {
      issues.error(
          "goal-against-better",
          keys.at(ScoringLanguage.GOAL),
          "A goal %s the red flag means that %s is better, but better: says %s"
              .formatted(
                  order > 0 ? "above" : "below",
                  order > 0 ? "higher" : "lower",
                  better == Direction.HIGHER ? "higher (the default)" : "lower"),
          "Change better:, or swap the two");
    }
    return new Scoring.GoalRedFlag(goal.get(), redFlag.get());
  }

  private Scoring rubric(List<Fields> written) {
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
      ScorecardReader.checkPoints(points, step.at(ScoringLanguage.POINTS), scale, issues);
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
}
