package dev.touchstone.score;

import dev.touchstone.definition.Scorecard;

/**
 * One KPI's way from a value to points on the scale, compiled: what {@link Scorecard.Scoring}
 * declares, as arithmetic. Never answers NaN; each rule says what it does where its formula has no
 * answer.
 */
sealed interface Rule
    permits AttainmentRule, GoalRedFlagRule, MinMaxRule, PercentileRule, ZScoreRule, RubricRule {

  /**
   * @param target only looked at by rules that need one
   * @param peers measured values of the reference group; not empty if the rule is relative
   * @param others how many of the peers are not this partner: all of them for a value carried
   *     forward, which is held against this period's values without being one of them
   */
  double points(double value, double target, Distribution peers, int others);

  /** The same in words, with this partner's numbers: the reason for the points. */
  String sentence(Reading reading, Phrasing phrasing);

  default double points(Reading reading) {
    return points(reading.value(), reading.target(), reading.peers(), reading.others());
  }

  /** Whether points depend on the peers' values, and so need enough of them. */
  default boolean relative() {
    return false;
  }

  default boolean needsTarget() {
    return false;
  }

  /** A goal and a red flag say by their order which direction is better. */
  static boolean lowerIsBetter(Scorecard.Kpi kpi) {
    return kpi.scoring() instanceof Scorecard.Scoring.GoalRedFlag(var goal, var redFlag)
        ? goal.compareTo(redFlag) < 0
        : kpi.better() == Scorecard.Direction.LOWER;
  }

  static Rule of(Scorecard.Kpi kpi, Span span) {
    boolean lower = lowerIsBetter(kpi);
    return switch (kpi.scoring()) {
      case Scorecard.Scoring.Attainment scoring ->
          new AttainmentRule(
              span,
              lower,
              scoring.nothingBelow().doubleValue(),
              scoring.fullAt().doubleValue(),
              scoring.atMost().doubleValue());
      case Scorecard.Scoring.GoalRedFlag scoring ->
          new GoalRedFlagRule(span, scoring.goal().doubleValue(), scoring.redFlag().doubleValue());
      case Scorecard.Scoring.MinMax scoring -> new MinMaxRule(span, lower);
      case Scorecard.Scoring.Percentile scoring -> new PercentileRule(span, lower);
      case Scorecard.Scoring.ZScore scoring ->
          new ZScoreRule(span, lower, scoring.mean().doubleValue(), scoring.sd().doubleValue());
      case Scorecard.Scoring.Rubric scoring -> RubricRule.of(span, scoring);
    };
  }
}
