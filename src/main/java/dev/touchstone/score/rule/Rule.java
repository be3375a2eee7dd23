package dev.touchstone.score.rule;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.valuation.Scoring;

/**
 * One KPI's way from a value to points on the scale, compiled: what {@link Scoring} declares, as
 * arithmetic. Never answers NaN; each rule says what it does where its formula has no answer.
 */
public sealed interface Rule
    permits AsIsRule,
        AttainmentRule,
        CategoriesRule,
        CurveRule,
        GoalRedFlagRule,
        GoalpostsRule,
        MinMaxRule,
        RankRule,
        Rule.ByPlace,
        RubricRule,
        ShareOfBestRule,
        TowardRule,
        ZScoreRule {

  /**
   * @param target only looked at by rules that hold the value against something
   * @param peers values of the reference group; not empty if the rule is relative
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

  /** Points follow from a value's place among its peers alone. */
  sealed interface ByPlace extends Rule permits PercentileRule {
    /**
     * Points of one of the peers' own values.
     *
     * @param below how many of the others' values are below
     * @param above how many are above
     */
    double placed(int below, int above, int others);
  }

  /**
   * The next thing worth reaching from a value that is of use: full marks, the goal, the next step.
   *
   * @param target as for {@link #points}
   * @param points that the value has
   * @param unit the least two values can differ by
   */
  Next next(double value, double target, double points, double unit);

  /** Why a value that was measured is of no use. */
  default Gap gap(double value, double target) {
    return Gap.NONE;
  }

  /** Id of the partner whose value is everybody's target; empty if there is none. */
  default String heldAgainst() {
    return "";
  }

  /** A goal and a red flag say by their order which direction is better. */
  static boolean lowerIsBetter(Kpi kpi) {
    return kpi.valuation().scoring() instanceof Scoring.GoalRedFlag(var goal, var redFlag)
        ? goal.compareTo(redFlag) < 0
        : kpi.valuation().better() == Kpi.Direction.LOWER;
  }

  static Rule of(Kpi kpi, Span span) {
    boolean lower = lowerIsBetter(kpi);
    return switch (kpi.valuation().scoring()) {
      case Scoring.Attainment scoring ->
          new AttainmentRule(
              span,
              lower,
              scoring.nothingBelow().doubleValue(),
              scoring.fullAt().doubleValue(),
              scoring.atMost().doubleValue());
      case Scoring.GoalRedFlag scoring ->
          new GoalRedFlagRule(span, scoring.goal().doubleValue(), scoring.redFlag().doubleValue());
      case Scoring.Goalposts scoring -> GoalpostsRule.of(span, scoring);
      case Scoring.AsIs scoring -> new AsIsRule(span);
      case Scoring.MinMax scoring ->
          new MinMaxRule(span, lower, scoring.trim().doubleValue(), scoring.quantile().number());
      case Scoring.Percentile scoring ->
          new PercentileRule(span, lower, scoring.share(), scoring.ties());
      case Scoring.Rank scoring -> new RankRule(span, lower, scoring.ties(), scoring.first());
      case Scoring.ZScore scoring ->
          new ZScoreRule(span, lower, scoring.mean().doubleValue(), scoring.sd().doubleValue());
      case Scoring.ShareOfBest scoring -> new ShareOfBestRule(span);
      case Scoring.TowardTarget(boolean capped) -> new TowardRule(span, lower, capped, "");
      case Scoring.TowardPartner(var partner, boolean capped) ->
          new TowardRule(span, lower, capped, partner);
      case Scoring.Curve scoring -> CurveRule.of(span, lower, scoring);
      case Scoring.Rubric scoring -> RubricRule.of(span, scoring);
      case Scoring.Categories scoring -> CategoriesRule.of(span, scoring);
    };
  }
}
