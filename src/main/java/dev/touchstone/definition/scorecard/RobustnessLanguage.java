package dev.touchstone.definition.scorecard;

import static dev.touchstone.definition.language.Leaf.json;
import static dev.touchstone.definition.language.Tagged.with;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Leaf;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Node;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.language.Shape.Choice;
import dev.touchstone.definition.language.Shape.ListOf;
import dev.touchstone.definition.language.Shape.MapOf;
import dev.touchstone.definition.language.Tagged;
import dev.touchstone.definition.language.Unfit;
import dev.touchstone.definition.language.Units;
import dev.touchstone.definition.language.Values;
import dev.touchstone.definition.scorecard.Robustness.Doubted;
import dev.touchstone.definition.valuation.MissingLanguage;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.OutlierLanguage;
import dev.touchstone.definition.valuation.Outliers;
import dev.touchstone.definition.valuation.Scoring;
import java.math.BigDecimal;
import java.util.List;

/** What of a scorecard could as well have been decided otherwise. */
final class RobustnessLanguage {
  static final Key.Defaulted<Integer> REPLICATIONS =
      Key.of(
              "replications",
              Numbers.whole(
                  "a number of replications from 0 to 100000", 0, Robustness.MOST_REPLICATIONS),
              "How often partners are scored again, decisions drawn by lot.")
          .otherwise("1000");
  static final Key.Defaulted<Integer> SEED =
      Key.of(
              "seed",
              Numbers.whole(
                  "a whole number from 0 to " + Robustness.MOST_SEED, 0, Robustness.MOST_SEED),
              "Where the lots start: equal seeds draw equally.")
          .otherwise("1");
  static final Key.Defaulted<Integer> TOP =
      Key.of(
              "top",
              Numbers.whole("a number of partners from 1", 1, 1_000_000),
              "How many of the best count as the top.")
          .otherwise("10");
  static final Key.Defaulted<BigDecimal> SURE =
      Key.of("sure", Units.PERCENT, "In how many replications a thing must hold to be robust.")
          .otherwise("95 %");
  static final Key.Defaulted<Integer> POINTS =
      Key.of(
              "sensitivity",
              Numbers.whole("a number of points from 0 to 10000", 0, 10_000),
              "Rows of the design that finds what drives the doubt; 0 for none.")
          .otherwise("100");

  static final Key.Defaulted<BigDecimal> GROUPS =
      Key.of("groups", Units.PERCENT, "How far weights of groups may be off.").otherwise("0 %");
  static final Key.Defaulted<BigDecimal> KPIS =
      Key.of("kpis", Units.PERCENT, "How far weights of KPIs may be off.").otherwise("0 %");

  /** How far weights of groups and of KPIs may be off. */
  record Weights(BigDecimal groups, BigDecimal kpis) {}

  static final Key.Defaulted<Weights> WEIGHTS =
      Key.<Weights>of(
              "weights",
              new Choice<Weights>(
                  "a share in percent, or one for groups and one for kpis",
                  "25 %",
                  List.of(
                      Keys.of("weight-doubts", "How far weights may be off.", GROUPS, KPIS)
                          .as(keys -> new Weights(keys.get(GROUPS), keys.get(KPIS))),
                      Units.PERCENT.as(share -> new Weights(share, share)))),
              "How far every weight may be off to either side, as a share of it.")
          .otherwise("25 %");
  static final Key.Optional<List<Scoring>> SCORINGS =
      Key.of(
          "score",
          new ListOf<>(
              new Tagged<Scoring>(
                  List.of(
                      with(
                          "min-max",
                          ScoringLanguage.MIN_MAX.as(ScoringReader::minMax),
                          true,
                          "From the peers' worst value to their best."),
                      with(
                          "percentile",
                          ScoringLanguage.PERCENTILE.as(ScoringReader::percentile),
                          true,
                          "By rank among the peers."),
                      with(
                          "z-score",
                          ScoringLanguage.Z_SCORE.as(ScoringReader::zScore),
                          true,
                          "By distance from the peers' mean."))),
              true,
              1),
          "Other ways to score KPIs that are compared with peers.");
  static final Key.Optional<List<Aggregation>> AGGREGATIONS =
      Key.of(
          "aggregate",
          new ListOf<>(AggregationLanguage.AGGREGATE.shape(), true, 1),
          "Other ways to put groups together.");
  static final Key.Optional<List<Outliers>> OUTLIERS =
      Key.of(
          "outliers",
          new ListOf<>(OutlierLanguage.OUTLIERS.shape(), true, 1),
          "Other treatments of outliers, for KPIs that are compared with peers.");
  static final Key.Optional<List<MissingPolicy>> WHEN_MISSING =
      Key.of(
          "when-missing",
          new ListOf<>(MissingLanguage.WHEN_MISSING.shape(), true, 1),
          "Other ways with missing values, for KPIs that do not withhold.");

  /** How sure measured values are, of all KPIs alike or of some. */
  sealed interface Errors {
    record OfAll(Doubted how) implements Errors {}

    record OfSome(Named<Doubted> byKpi) implements Errors {}
  }

  private static final String SAMPLED = "sampled";
  private static final String SAMPLED_SHARES = "sampled-shares";
  private static final Leaf<Doubted> DOUBTED =
      Leaf.of(
          "a share in percent or the word sampled",
          SAMPLED,
          scalar ->
              scalar.text().equals(SAMPLED) ? new Doubted.Sampled(scalar.at()) : relative(scalar),
          RobustnessLanguage::printed,
          json("type", "string", "pattern", "^(sampled|[0-9]+(\\.[0-9]+)? *%)$"));

  private static final Leaf<Doubted> ALL_DOUBTED =
      Leaf.of(
          "sampled, sampled-shares or a share in percent",
          SAMPLED,
          scalar ->
              switch (scalar.text()) {
                case SAMPLED -> new Doubted.SampledIfPossible();
                case SAMPLED_SHARES -> new Doubted.SampledIfFree();
                default -> relative(scalar);
              },
          RobustnessLanguage::printed,
          json("type", "string", "pattern", "^(sampled|sampled-shares|[0-9]+(\\.[0-9]+)? *%)$"));

  static final Key.Defaulted<Errors> VALUES =
      Key.<Errors>of(
              "values",
              new Choice<Errors>(
                  "sampled, a share in percent, or one of them per KPI",
                  SAMPLED,
                  List.of(
                      new MapOf<>(Values.ID, DOUBTED, MapOf.Order.BY_NAME).as(Errors.OfSome::new),
                      ALL_DOUBTED.as(Errors.OfAll::new))),
              "How far measured values may be off: as the rows behind them tell (of all KPIs, or of"
                  + " those that are shares of counted rows), or a standard error as a share of the"
                  + " value; 0 % for none.")
          .otherwise(SAMPLED_SHARES);

  static final Key.Defaulted<Fields> ROBUSTNESS =
      Key.<Fields>of(
              "robustness",
              Keys.of(
                  "robustness",
                  "What could as well have been decided otherwise, and how often that is tried.",
                  REPLICATIONS,
                  SEED,
                  TOP,
                  SURE,
                  POINTS,
                  WEIGHTS,
                  SCORINGS,
                  AGGREGATIONS,
                  OUTLIERS,
                  WHEN_MISSING,
                  VALUES),
              "How the scorecard is put to the test by touchstone robustness.")
          .otherwise("{}");

  private RobustnessLanguage() {}

  private static Doubted relative(Node.Scalar scalar) throws Unfit {
    if (!scalar.text().endsWith("%")) {
      throw Leaf.unfit(
          scalar, "the word sampled or a share in percent", "For example: sampled, or 5 %");
    }
    var share = Units.PERCENT.parsing().of(scalar);
    return share.signum() == 0 ? new Doubted.Not() : new Doubted.Relative(share);
  }

  private static String printed(Doubted doubted) {
    return switch (doubted) {
      case Doubted.Not _ -> Units.PERCENT.print().apply(BigDecimal.ZERO);
      case Doubted.Relative(var share) -> Units.PERCENT.print().apply(share);
      case Doubted.Sampled _, Doubted.SampledIfPossible _ -> SAMPLED;
      case Doubted.SampledIfFree _ -> SAMPLED_SHARES;
    };
  }
}
