package dev.touchstone.definition.scorecard;

import static dev.touchstone.definition.language.Tagged.with;
import static dev.touchstone.definition.language.Tagged.word;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Leaf;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.language.Shape;
import dev.touchstone.definition.language.Shape.Choice;
import dev.touchstone.definition.language.Shape.ListOf;
import dev.touchstone.definition.language.Tagged;
import dev.touchstone.definition.language.Units;
import dev.touchstone.definition.language.Values;
import dev.touchstone.definition.valuation.QuantileType;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.definition.valuation.Scoring.Share;
import dev.touchstone.definition.valuation.Scoring.Ties;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a KPI's value becomes points. */
final class ScoringLanguage {
  static final Key.Optional<String> TITLE =
      Key.of("title", Values.TEXT, "What people call the step.");
  static final Key.Defaulted<BigDecimal> NOTHING_BELOW =
      Key.of("nothing-below", Units.PERCENT, "The share of the target that scores nothing yet.")
          .otherwise("0 %");
  static final Key.Defaulted<BigDecimal> FULL_AT =
      Key.of("full-at", Units.PERCENT, "The share that scores the scale's end.").otherwise("100 %");
  static final Key.Optional<BigDecimal> AT_MOST =
      Key.of(
          "at-most",
          Units.PERCENT,
          "The share beyond which more counts no more; full-at if left out.");
  static final Keys ATTAINMENT =
      Keys.of("attainment", "Share of the target reached.", NOTHING_BELOW, FULL_AT, AT_MOST);

  static final Key.Required<BigDecimal> GOAL =
      Key.required("goal", Numbers.ANY, "The value that scores two thirds of the scale.");
  static final Key.Required<BigDecimal> RED_FLAG =
      Key.required("red-flag", Numbers.ANY, "The value that scores one third of the scale.");
  static final Keys GOAL_RED_FLAG =
      Keys.of("goal-red-flag", "Straight lines through goal and red flag.", GOAL, RED_FLAG)
          .knownBy(GOAL, RED_FLAG);

  static final Key.Required<BigDecimal> WORST =
      Key.required("worst", Numbers.ANY, "The value that scores the scale's start.");
  static final Key.Required<BigDecimal> BEST =
      Key.required("best", Numbers.ANY, "The value that scores the scale's end.");
  static final Key.Defaulted<Boolean> CLIPPED =
      Key.of("clipped", Values.YES, "Whether values beyond the posts count as the posts.")
          .otherwise("true");
  static final Key.Optional<BigDecimal> LOG_PLUS =
      Key.of(
          "log-plus",
          Numbers.ANY,
          "The line is straight in the natural logarithm of the value plus this; 0 for the "
              + "logarithm of the value; without logarithm if left out.");
  static final Keys GOALPOSTS =
      Keys.of("goalposts", "A straight line between two values.", WORST, BEST, CLIPPED, LOG_PLUS);

  static final Key.Defaulted<BigDecimal> TRIM =
      Key.of("trim", Units.PERCENT, "Share of the peers left out at each end.").otherwise("0 %");
  static final Key.Defaulted<QuantileType> QUANTILE_TYPE =
      Key.<QuantileType>of(
              "quantile-type",
              Numbers.whole("a quantile type from 1 to 9", 1, 9).as(QuantileType::new),
              "Which of Hyndman and Fan's sample quantiles the trimmed ends are.")
          .otherwise("7");
  static final Keys MIN_MAX =
      Keys.of("min-max", "A straight line between the peers' ends.", TRIM, QUANTILE_TYPE);

  static final Key.Defaulted<Share> SHARE =
      Key.of(
              "share",
              Leaf.words(shares()),
              "Which share, r being the rank from the worst among n peers.")
          .otherwise("(r-1)/(n-1)");
  static final Key.Defaulted<Ties> TIES =
      Key.of("ties", Leaf.words(Ties.class), "The rank that equal values have.")
          .otherwise("minimum");
  static final Keys PERCENTILE = Keys.of("percentile", "Rank as a share.", SHARE, TIES);
  static final Keys RANK = Keys.of("rank", "Rank as points.", TIES);

  static final Key.Defaulted<BigDecimal> MEAN =
      Key.of("mean", Numbers.ANY, "Points of the peers' mean.").otherwise("50");
  static final Key.Defaulted<BigDecimal> SD =
      Key.of("sd", Numbers.ABOVE_ZERO, "Points for one standard deviation.").otherwise("15");
  static final Keys Z_SCORE = Keys.of("z-score", "Distance from the peers' mean.", MEAN, SD);

  static final Key.Defaulted<Boolean> CAPPED =
      Key.of("capped", Values.YES, "Whether more than all of the way counts no more.")
          .otherwise("true");
  static final Keys TOWARD_TARGET =
      Keys.of("toward-target", "The way from the peers' worst to the target.", CAPPED);
  static final Key.Required<String> PARTNER =
      Key.required("partner", Values.TEXT, "The partner's id in the partner dataset.");
  static final Keys TOWARD_PARTNER =
      Keys.of("toward-partner", "The way from the peers' worst to a partner.", PARTNER, CAPPED)
          .shorthandFor(PARTNER);

  static final Key.Required<BigDecimal> FACTOR =
      Key.required("factor", Numbers.ABOVE_ZERO, "Points of a distance of one.");
  static final Key.Defaulted<BigDecimal> CURVE_FROM =
      Key.of("from", Numbers.ANY, "The value that scores nothing yet.").otherwise("0");
  static final Key.Defaulted<BigDecimal> POWER =
      Key.of("power", Numbers.ABOVE_ZERO, "The power of the distance.").otherwise("1");
  static final Key.Defaulted<Boolean> WHOLE =
      Key.of("whole", Values.YES, "Whether broken points are cut off.").otherwise("true");
  static final Keys CURVE =
      Keys.of("curve", "factor x distance^power.", FACTOR, CURVE_FROM, POWER, WHOLE);

  static final Key.Optional<BigDecimal> BELOW =
      Key.of("below", Numbers.ANY, "The first step's upper bound; the next step starts there.");
  static final Key.Optional<BigDecimal> STEP_FROM =
      Key.of("from", Numbers.ANY, "The step's lower bound, inclusive.");
  static final Key.Required<BigDecimal> POINTS =
      Key.required("points", Numbers.ANY, "Points for a value in the step.");
  static final Keys STEP =
      Keys.of("step", "One step of a rubric.", BELOW, STEP_FROM, POINTS, TITLE);
  static final Shape<List<Fields>> RUBRIC = new ListOf<>(STEP, false, 2);

  static final Key.Required<BigDecimal> IS =
      Key.required("is", Numbers.ANY, "The value that has the points.");
  static final Keys CATEGORY = Keys.of("category", "One value with its points.", IS, POINTS, TITLE);
  static final Shape<List<Fields>> CATEGORIES = new ListOf<>(CATEGORY, false, 1);

  /** A way to score as it was written; what it says depends on the KPI it stands in. */
  interface Way {
    Scoring of(ScoringReader kpi);
  }

  private static final String WAYS = "a way to score";

  static final Key.Required<Way> SCORE =
      Key.required(
          "score",
          new Choice<Way>(
              WAYS,
              "{goal: 700, red-flag: 500}",
              List.of(
                  GOAL_RED_FLAG.as(keys -> kpi -> kpi.goal(keys)),
                  new Tagged<Way>(
                      WAYS,
                      List.of(
                          with(
                              "attainment",
                              ATTAINMENT.as(keys -> kpi -> kpi.attainment(keys)),
                              true,
                              "Share of the target reached."),
                          with(
                              "min-max",
                              MIN_MAX.as(keys -> kpi -> ScoringReader.minMax(keys)),
                              true,
                              "The peers' worst value scores the scale's start, their best its"
                                  + " end."),
                          with(
                              "percentile",
                              PERCENTILE.as(keys -> kpi -> ScoringReader.percentile(keys)),
                              true,
                              "Rank among the peers, as a share of them."),
                          with(
                              "z-score",
                              Z_SCORE.as(keys -> kpi -> ScoringReader.zScore(keys)),
                              true,
                              "Distance from the peers' mean in standard deviations."),
                          with(
                              "rubric",
                              RUBRIC.as(steps -> kpi -> kpi.rubric(steps)),
                              false,
                              "Steps, each with its points."),
                          with(
                              "goalposts",
                              GOALPOSTS.as(keys -> kpi -> kpi.goalposts(keys)),
                              false,
                              "A straight line between a worst and a best value."),
                          word("as-is", kpi -> kpi.asIs(), "The value is the points."),
                          with(
                              "categories",
                              CATEGORIES.as(all -> kpi -> kpi.categories(all)),
                              false,
                              "Single values, each with its points; any other value is missing."),
                          with(
                              "curve",
                              CURVE.as(keys -> kpi -> curve(keys)),
                              false,
                              "factor x distance^power, the distance going from a value onward."),
                          with(
                              "toward-target",
                              TOWARD_TARGET.as(keys -> kpi -> kpi.towardTarget(keys)),
                              true,
                              "How much of the way from the peers' worst value to the target."),
                          with(
                              "toward-partner",
                              TOWARD_PARTNER.as(keys -> kpi -> towardPartner(keys)),
                              false,
                              "How much of the way from the peers' worst value to a partner's."),
                          word(
                              "share-of-best",
                              kpi -> kpi.shareOfBest(),
                              "The value as a share of the best peer's."),
                          with(
                              "rank",
                              RANK.as(keys -> kpi -> new Scoring.Rank(keys.get(TIES), 1)),
                              true,
                              "The rank from the worst peer, 1, is the points."),
                          with(
                              "borda",
                              RANK.as(keys -> kpi -> new Scoring.Rank(keys.get(TIES), 0)),
                              true,
                              "The rank from the worst peer, 0, is the points."))))),
          "How the value becomes points.");

  private ScoringLanguage() {}

  private static Scoring towardPartner(Fields keys) {
    return new Scoring.TowardPartner(keys.get(PARTNER), keys.get(CAPPED));
  }

  private static Scoring curve(Fields keys) {
    return new Scoring.Curve(
        keys.get(FACTOR), keys.get(CURVE_FROM), keys.get(POWER), keys.get(WHOLE));
  }

  private static Map<String, Share> shares() {
    var shares = new LinkedHashMap<String, Share>();
    shares.put("(r-1)/(n-1)", Share.OTHERS);
    shares.put("r/n", Share.UP_TO);
    shares.put("(r-0.5)/n", Share.MIDDLE);
    shares.put("r/(n+1)", Share.EXPECTED);
    return shares;
  }
}
