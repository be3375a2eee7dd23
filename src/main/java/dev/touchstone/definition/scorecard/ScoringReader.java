package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.scorecard.Kpi.Direction;
import dev.touchstone.definition.scorecard.Scorecard.Scale;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.definition.valuation.Scoring.Category;
import dev.touchstone.definition.valuation.Scoring.Step;
import dev.touchstone.definition.valuation.Scoring.Ties;
import dev.touchstone.shared.Issues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a KPI's way of scoring and checks that its numbers are in a sensible order. */
record ScoringReader(Fields kpi, Scale scale, Issues issues) {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** Empty where it could not be read. */
  Optional<Scoring> read() {
    var scoring = kpi.find(ScoringLanguage.SCORE).flatMap(way -> Fields.made(() -> way.of(this)));
    scoring.ifPresent(
        found -> new Beyond(scale, issues).check(found, kpi.at(ScoringLanguage.SCORE)));
    return scoring;
  }

  Scoring attainment(Fields keys) {
    var nothing = keys.get(ScoringLanguage.NOTHING_BELOW);
    var full = keys.get(ScoringLanguage.FULL_AT);
    var most = keys.get(ScoringLanguage.AT_MOST).orElse(full);
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

  Scoring goal(Fields keys) {
    var goal = keys.get(ScoringLanguage.GOAL);
    var redFlag = keys.get(ScoringLanguage.RED_FLAG);
    int order = goal.compareTo(redFlag);
    if (order == 0) {
      issues.error(
          "goal-is-red-flag",
          keys.at(ScoringLanguage.RED_FLAG),
          "Goal and red flag are the same, so no line leads through both",
          "Give the red flag a value that is worse than the goal");
    } else if (against(order)) {
      issues.error(
          "goal-against-better",
          keys.at(ScoringLanguage.GOAL),
          "A goal %s the red flag means that %s".formatted(side(order), meant(order)),
          "Change better:, or swap the two");
    }
    return new Scoring.GoalRedFlag(goal, redFlag);
  }

  Scoring goalposts(Fields keys) {
    var worst = keys.get(ScoringLanguage.WORST);
    var best = keys.get(ScoringLanguage.BEST);
    boolean clipped = keys.get(ScoringLanguage.CLIPPED);
    int order = best.compareTo(worst);
    if (order == 0) {
      issues.error(
          "goalposts-equal",
          keys.at(ScoringLanguage.BEST),
          "The worst and the best value are the same, so no line leads from one to the other",
          "Give best: a value that is better than worst:");
    } else if (against(order)) {
      issues.error(
          "goalposts-against-better",
          keys.at(ScoringLanguage.BEST),
          "A best value %s the worst means that %s".formatted(side(order), meant(order)),
          "Change better:, or swap the two");
    }
    var plus = keys.get(ScoringLanguage.LOG_PLUS);
    plus.ifPresent(it -> checkLog(keys, it, worst.min(best).add(it), clipped));
    return new Scoring.Goalposts(
        worst,
        best,
        clipped,
        plus.<Scoring.Axis>map(Scoring.Axis.Log::new).orElse(new Scoring.Axis.Linear()));
  }

  /** Nobody knows where it could not be read which way is better. */
  private boolean against(int order) {
    return kpi.find(KpiLanguage.BETTER).filter(it -> it != upward(order)).isPresent();
  }

  private static Direction upward(int order) {
    return order > 0 ? Direction.HIGHER : Direction.LOWER;
  }

  private static String side(int order) {
    return order > 0 ? "above" : "below";
  }

  private static String meant(int order) {
    return order > 0
        ? "higher is better, but better: says lower"
        : "lower is better, but better: says higher (the default)";
  }

  private void checkLog(Fields keys, BigDecimal plus, BigDecimal lowest, boolean clipped) {
    if (lowest.signum() <= 0) {
      issues.error(
          "log-of-nothing",
          keys.at(ScoringLanguage.LOG_PLUS),
          "The lower post plus %s is %s, which has no logarithm"
              .formatted(Numbers.spelled(plus), Numbers.spelled(lowest)),
          "Both posts plus log-plus must be above zero");
    }
    if (!clipped) {
      issues.error(
          "log-unclipped",
          keys.at(ScoringLanguage.CLIPPED),
          "Values far below the posts have no logarithm, so they must count as the posts",
          "Leave out clipped: false, or log-plus:");
    }
  }

  static Scoring minMax(Fields keys) {
    var trim = keys.get(ScoringLanguage.TRIM);
    if (trim.compareTo(HALF) >= 0) {
      keys.issues()
          .error(
              "out-of-range",
              keys.at(ScoringLanguage.TRIM),
              "Leaving out half of the peers at each end leaves nobody",
              "For example: trim: 5 %");
    }
    return new Scoring.MinMax(trim, keys.get(ScoringLanguage.QUANTILE_TYPE));
  }

  static Scoring percentile(Fields keys) {
    var ties = keys.get(ScoringLanguage.TIES);
    if (ties == Ties.DENSE) {
      keys.issues()
          .error(
              "dense-share",
              keys.at(ScoringLanguage.TIES),
              "Dense ranks are no share of the peers: the best one's is fewer than there are peers",
              "Write minimum, average or maximum");
    }
    return new Scoring.Percentile(keys.get(ScoringLanguage.SHARE), ties);
  }

  static Scoring zScore(Fields keys) {
    return new Scoring.ZScore(keys.get(ScoringLanguage.MEAN), keys.get(ScoringLanguage.SD));
  }

  Scoring towardTarget(Fields keys) {
    if (!kpi.has(KpiLanguage.TARGET) && !kpi.misspelt()) {
      issues.error(
          "toward-needs-target",
          kpi.at(ScoringLanguage.SCORE),
          "There is no target to be on the way to",
          "Add target: a number, or {from: …, measure: …}");
    }
    return new Scoring.TowardTarget(keys.get(ScoringLanguage.CAPPED));
  }

  Scoring asIs() {
    needHigher(
        "A value that is the points cannot be better when it is lower",
        "Write {goalposts: {worst: …, best: …}}");
    return new Scoring.AsIs();
  }

  Scoring shareOfBest() {
    needHigher(
        "A share of the best peer's value means nothing where lower is better",
        "Write min-max, or measure the opposite");
    return new Scoring.ShareOfBest();
  }

  private void needHigher(String message, String hint) {
    if (kpi.get(KpiLanguage.BETTER) == Direction.LOWER) {
      issues.error("needs-higher", kpi.at(ScoringLanguage.SCORE), message, hint);
    }
  }

  /** Makes sure that no value has two steps, or none. */
  Scoring rubric(List<Fields> written) {
    var before = Optional.<BigDecimal>empty();
    for (int i = 0; i < written.size(); i++) {
      var step = written.get(i);
      checkBounds(step, i == 0);
      checkPoints(step);
      var from = step.find(bound(i));
      if (i > 0 && from.isPresent() && before.isPresent()) {
        checkOrder(before.get(), from.get(), step, i);
      }
      var last = before;
      before = from.or(() -> last).or(() -> step.find(ScoringLanguage.STEP_FROM));
    }
    var steps = new ArrayList<Step>();
    for (int i = 0; i < written.size(); i++) {
      var step = written.get(i);
      steps.add(new Step(step.need(bound(i)), step.get(ScoringLanguage.POINTS), title(step)));
    }
    return new Scoring.Rubric(List.copyOf(steps));
  }

  private static Key<BigDecimal> bound(int step) {
    return step == 0 ? ScoringLanguage.BELOW : ScoringLanguage.STEP_FROM;
  }

  private static String title(Fields line) {
    return line.get(ScoringLanguage.TITLE).orElse("");
  }

  private void checkBounds(Fields step, boolean first) {
    step.refuse(
        first ? ScoringLanguage.STEP_FROM : ScoringLanguage.BELOW,
        first ? "The first step has no lower bound" : "Only the first step has an upper bound",
        first ? "Write below:, the value at which the next step starts" : "Write from:");
    var bound = first ? ScoringLanguage.BELOW : ScoringLanguage.STEP_FROM;
    if (!step.has(bound)) {
      issues.error(
          "missing-key",
          step.at(),
          "The key '%s' is missing".formatted(bound.name()),
          bound.hint());
    }
  }

  private void checkPoints(Fields line) {
    line.find(ScoringLanguage.POINTS)
        .ifPresent(
            points ->
                new PointsOnScale(scale, issues).check(points, line.at(ScoringLanguage.POINTS)));
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
    written.forEach(this::checkPoints);
    var all = new ArrayList<Category>();
    for (var one : written) {
      var value = one.get(ScoringLanguage.IS);
      if (all.stream().anyMatch(earlier -> earlier.value().compareTo(value) == 0)) {
        issues.error(
            "duplicate-category",
            one.at(ScoringLanguage.IS),
            "%s has points already".formatted(Numbers.spelled(value)),
            "Give every value one line");
      }
      all.add(new Category(value, one.get(ScoringLanguage.POINTS), title(one)));
    }
    return new Scoring.Categories(List.copyOf(all));
  }
}
