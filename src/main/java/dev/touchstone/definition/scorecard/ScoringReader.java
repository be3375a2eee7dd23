package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.scorecard.Kpi.Direction;
import dev.touchstone.definition.scorecard.Scorecard.Scale;
import dev.touchstone.definition.valuation.QuantileType;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.definition.valuation.Scoring.Share;
import dev.touchstone.definition.valuation.Scoring.Ties;
import dev.touchstone.definition.valuation.ScoringLanguage;
import dev.touchstone.definition.valuation.ScoringLanguage.Method;
import dev.touchstone.shared.Issues;
import java.math.BigDecimal;

/** Makes a KPI's way of scoring and checks that its numbers are in a sensible order. */
public record ScoringReader(Scale scale, Issues issues) {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  Scoring read(Fields kpi, Direction better) {
    var tables = new ScoringTables(scale, issues);
    var scoring = scoring(kpi, better, tables);
    new Beyond(scale, issues).check(scoring, kpi.at(ScoringLanguage.SCORE));
    return scoring;
  }

  private Scoring scoring(Fields kpi, Direction better, ScoringTables tables) {
    return kpi.get(ScoringLanguage.SCORE)
        .map(
            method ->
                switch (method) {
                  case Method.Attainment attainment -> attainment(attainment.keys(), kpi);
                  case Method.GoalRedFlag goal -> goal(goal.keys(), better);
                  case Method.Goalposts posts -> goalposts(posts.keys(), better);
                  case Method.MinMax ends -> minMax(ends.keys());
                  case Method.Percentile rank -> percentile(rank.keys());
                  case Method.Rank rank ->
                      new Scoring.Rank(
                          rank.keys().get(ScoringLanguage.TIES, Ties.MINIMUM), rank.first());
                  case Method.ZScore z ->
                      new Scoring.ZScore(
                          z.keys().get(ScoringLanguage.MEAN, BigDecimal.valueOf(50)),
                          z.keys().get(ScoringLanguage.SD, BigDecimal.valueOf(15)));
                  case Method.TowardTarget toward -> towardTarget(toward.keys(), kpi);
                  case Method.TowardPartner toward ->
                      new Scoring.TowardPartner(
                          toward.keys().get(ScoringLanguage.PARTNER, ""),
                          toward.keys().get(ScoringLanguage.CAPPED, true));
                  case Method.Curve curve ->
                      new Scoring.Curve(
                          curve.keys().get(ScoringLanguage.FACTOR, BigDecimal.ONE),
                          curve.keys().get(ScoringLanguage.CURVE_FROM, BigDecimal.ZERO),
                          curve.keys().get(ScoringLanguage.POWER, BigDecimal.ONE),
                          curve.keys().get(ScoringLanguage.WHOLE, true));
                  case Method.Rubric rubric -> tables.rubric(rubric.steps());
                  case Method.Categories categories -> tables.categories(categories.all());
                  case Method.Plain plain -> plain(plain.scoring(), better, kpi);
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

  private Scoring goalposts(Fields keys, Direction better) {
    var worst = keys.get(ScoringLanguage.WORST, BigDecimal.ZERO);
    var best = keys.get(ScoringLanguage.BEST, BigDecimal.ONE);
    boolean clipped = keys.get(ScoringLanguage.CLIPPED, true);
    if (keys.unreadable(ScoringLanguage.WORST) || keys.unreadable(ScoringLanguage.BEST)) {
      return new Scoring.AsIs();
    }
    int order = best.compareTo(worst);
    if (order == 0) {
      issues.error(
          "goalposts-equal",
          keys.at(ScoringLanguage.BEST),
          "The worst and the best value are the same, so no line leads from one to the other",
          "Give best: a value that is better than worst:");
    } else if (order > 0 != (better == Direction.HIGHER)) {
      issues.error(
          "goalposts-against-better",
          keys.at(ScoringLanguage.BEST),
          "A best value %s the worst means that %s is better, but better: says %s"
              .formatted(
                  order > 0 ? "above" : "below",
                  order > 0 ? "higher" : "lower",
                  better == Direction.HIGHER ? "higher (the default)" : "lower"),
          "Change better:, or swap the two");
    }
    return keys.get(ScoringLanguage.LOG_PLUS)
        .<Scoring>map(
            plus -> {
              checkLog(keys, worst.min(best).add(plus), clipped);
              return new Scoring.Goalposts(worst, best, clipped, new Scoring.Axis.Log(plus));
            })
        .orElseGet(() -> new Scoring.Goalposts(worst, best, clipped, new Scoring.Axis.Linear()));
  }

  private void checkLog(Fields keys, BigDecimal lowest, boolean clipped) {
    if (lowest.signum() <= 0) {
      issues.error(
          "log-of-nothing",
          keys.at(ScoringLanguage.LOG_PLUS),
          "The lower post plus %s is %s, which has no logarithm"
              .formatted(
                  Numbers.spelled(keys.get(ScoringLanguage.LOG_PLUS, BigDecimal.ZERO)),
                  Numbers.spelled(lowest)),
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

  private Scoring minMax(Fields keys) {
    var trim = keys.get(ScoringLanguage.TRIM, BigDecimal.ZERO);
    if (trim.compareTo(HALF) >= 0) {
      issues.error(
          "out-of-range",
          keys.at(ScoringLanguage.TRIM),
          "Leaving out half of the peers at each end leaves nobody",
          "For example: trim: 5 %");
    }
    return new Scoring.MinMax(trim, keys.get(ScoringLanguage.QUANTILE_TYPE, QuantileType.DEFAULT));
  }

  private Scoring percentile(Fields keys) {
    var ties = keys.get(ScoringLanguage.TIES, Ties.MINIMUM);
    if (ties == Ties.DENSE) {
      issues.error(
          "dense-share",
          keys.at(ScoringLanguage.TIES),
          "Dense ranks are no share of the peers: the best one's is fewer than there are peers",
          "Write minimum, average or maximum");
    }
    return new Scoring.Percentile(keys.get(ScoringLanguage.SHARE, Share.OTHERS), ties);
  }

  private Scoring towardTarget(Fields keys, Fields kpi) {
    if (!kpi.has(KpiLanguage.TARGET)) {
      issues.error(
          "toward-needs-target",
          kpi.at(ScoringLanguage.SCORE),
          "There is no target to be on the way to",
          "Add target: a number, or {from: …, measure: …}");
    }
    return new Scoring.TowardTarget(keys.get(ScoringLanguage.CAPPED, true));
  }

  private Scoring plain(Scoring scoring, Direction better, Fields kpi) {
    if (better == Direction.LOWER) {
      issues.error(
          "needs-higher",
          kpi.at(ScoringLanguage.SCORE),
          scoring instanceof Scoring.AsIs
              ? "A value that is the points cannot be better when it is lower"
              : "A share of the best peer's value means nothing where lower is better",
          scoring instanceof Scoring.AsIs
              ? "Write {goalposts: {worst: …, best: …}}"
              : "Write min-max, or measure the opposite");
    }
    return scoring;
  }
}
