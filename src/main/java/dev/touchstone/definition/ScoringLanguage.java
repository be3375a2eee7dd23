package dev.touchstone.definition;

import static dev.touchstone.definition.Tagged.with;
import static dev.touchstone.definition.Tagged.word;

import dev.touchstone.definition.Scorecard.Scoring;
import dev.touchstone.definition.Shape.Choice;
import dev.touchstone.definition.Shape.ListOf;
import java.math.BigDecimal;
import java.util.List;

/** How a KPI's value becomes points. */
final class ScoringLanguage {
  static final Key<String> TITLE = Key.of("title", Values.TEXT, "What people call the step.");
  static final Key<BigDecimal> NOTHING_BELOW =
      Key.of("nothing-below", Units.PERCENT, "The share of the target that scores nothing yet.")
          .otherwise("0 %");
  static final Key<BigDecimal> FULL_AT =
      Key.of("full-at", Units.PERCENT, "The share that scores the scale's end.").otherwise("100 %");
  static final Key<BigDecimal> AT_MOST =
      Key.of(
          "at-most",
          Units.PERCENT,
          "The share beyond which more counts no more; full-at if left out.");
  static final Keys ATTAINMENT =
      Keys.of("attainment", "Share of the target reached.", NOTHING_BELOW, FULL_AT, AT_MOST);

  static final Key<BigDecimal> GOAL =
      Key.required("goal", Numbers.ANY, "The value that scores two thirds of the scale.");
  static final Key<BigDecimal> RED_FLAG =
      Key.required("red-flag", Numbers.ANY, "The value that scores one third of the scale.");
  static final Keys GOAL_RED_FLAG =
      Keys.of("goal-red-flag", "Straight lines through goal and red flag.", GOAL, RED_FLAG)
          .knownBy(GOAL, RED_FLAG);

  static final Key<BigDecimal> MEAN =
      Key.of("mean", Numbers.ANY, "Points of the peers' mean.").otherwise("50");
  static final Key<BigDecimal> SD =
      Key.of("sd", Numbers.ABOVE_ZERO, "Points for one standard deviation.").otherwise("15");
  static final Keys Z_SCORE = Keys.of("z-score", "Distance from the peers' mean.", MEAN, SD);

  static final Key<BigDecimal> BELOW =
      Key.of("below", Numbers.ANY, "The first step's upper bound; the next step starts there.");
  static final Key<BigDecimal> STEP_FROM =
      Key.of("from", Numbers.ANY, "The step's lower bound, inclusive.");
  static final Key<BigDecimal> POINTS =
      Key.required("points", Numbers.ANY, "Points for a value in the step.");
  static final Keys STEP =
      Keys.of("step", "One step of a rubric.", BELOW, STEP_FROM, POINTS, TITLE);
  static final Shape<List<Fields>> RUBRIC = new ListOf<>(STEP, false, 2);

  /** How points are made, as it was written. */
  sealed interface Method {
    record Attainment(Fields keys) implements Method {}

    record GoalRedFlag(Fields keys) implements Method {}

    record ZScore(Fields keys) implements Method {}

    record Rubric(List<Fields> steps) implements Method {}

    record ByPeers(Scoring scoring) implements Method {}
  }

  static final Key<Method> SCORE =
      Key.required(
          "score",
          new Choice<Method>(
              "a way to score",
              "{goal: 700, red-flag: 500}",
              List.of(
                  GOAL_RED_FLAG.as(Method.GoalRedFlag::new),
                  new Tagged<Method>(
                      "attainment, min-max, percentile, z-score, rubric or a goal with a red-flag",
                      List.of(
                          with(
                              "attainment",
                              ATTAINMENT.as(Method.Attainment::new),
                              true,
                              "Share of the target reached."),
                          word(
                              "min-max",
                              new Method.ByPeers(new Scoring.MinMax()),
                              "The peers' worst value scores the scale's start, their best its"
                                  + " end."),
                          word(
                              "percentile",
                              new Method.ByPeers(new Scoring.Percentile()),
                              "Rank among the peers."),
                          with(
                              "z-score",
                              Z_SCORE.as(Method.ZScore::new),
                              true,
                              "Distance from the peers' mean in standard deviations."),
                          with(
                              "rubric",
                              RUBRIC.as(Method.Rubric::new),
                              false,
                              "Steps, each with its points."))))),
          "How the value becomes points.");

  private ScoringLanguage() {}
}
