package dev.touchstone.definition.scorecard;

import static dev.touchstone.definition.language.Leaf.json;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Leaf;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.language.Shape.Later;
import dev.touchstone.definition.language.Shape.ListOf;
import dev.touchstone.definition.language.Shape.MapOf;
import dev.touchstone.definition.language.Units;
import dev.touchstone.definition.language.Values;
import dev.touchstone.definition.language.Word;
import dev.touchstone.definition.program.PeriodKind;
import dev.touchstone.definition.scorecard.Scorecard.MinimumParts;
import dev.touchstone.definition.scorecard.Scorecard.OverFulfilment;
import dev.touchstone.definition.scorecard.Scorecard.Peers;
import java.math.BigDecimal;
import java.util.List;

/** The keys of a {@code scorecard} document, down to its groups; {@link KpiLanguage} goes on. */
public final class ScorecardLanguage {
  static final Key.Required<String> SCORECARD =
      Key.required("scorecard", Values.ID, "The id of the scorecard.");
  static final Key.Optional<Formula> POPULATION =
      Key.of(
          "population",
          Values.FORMULA,
          "A condition over the partner dataset: who is scored; everybody if left out.");
  static final Key.Required<PeriodKind> PERIOD =
      Key.required("period", Leaf.words(PeriodKind.class), "How often is scored.");

  static final Key.Defaulted<List<List<Word>>> BY =
      Key.<List<List<Word>>>of(
              "by",
              new ListOf<>(new ListOf<>(Values.COLUMN, false, 0), false, 1),
              "Groupings by columns of the partner dataset, most similar peers first; [] is"
                  + " everybody.")
          .otherwise("[[]]");
  static final Key.Defaulted<Integer> PEERS_AT_LEAST =
      Key.of(
              "at-least",
              Numbers.whole("a number of partners from 1", 1, 1_000_000),
              "How many partners with a value a group needs; else the next grouping is used.")
          .otherwise("5");
  static final Key.Defaulted<Integer> TOLD_FROM =
      Key.of(
              "told-from",
              Numbers.whole("a number of companies from 10", Peers.TOLD_FROM, 1_000_000),
              "How many companies with a value a group needs before its partners are told where"
                  + " its quarters end.")
          .otherwise("10");
  static final Key.Defaulted<List<String>> POINTS_MAY_TELL =
      Key.<List<String>>of(
              "points-may-tell",
              new ListOf<>(Values.ID, true, 0),
              "KPIs whose points may tell partners who compare notes what one peer has.")
          .otherwise("[]");
  static final Key.Defaulted<Fields> PEERS =
      Key.<Fields>of(
              "peers",
              Keys.of(
                  "peers",
                  "Who is compared with whom, and what they are told of each other.",
                  BY,
                  PEERS_AT_LEAST,
                  TOLD_FROM,
                  POINTS_MAY_TELL),
              "Who is compared with whom: the first group that is large enough.")
          .otherwise("{}");

  static final Key.Defaulted<BigDecimal> SCALE_FROM =
      Key.of("from", Numbers.ANY, "The fewest points.").otherwise("0");
  static final Key.Defaulted<BigDecimal> SCALE_TO =
      Key.of("to", Numbers.ANY, "The most points.").otherwise("100");
  static final Key.Defaulted<Integer> SCALE_DECIMALS =
      Key.of(
              "decimals",
              Numbers.whole("digits after the point, 0 to 6", 0, 6),
              "Digits after the point a score is rounded to, half-up, before it is ranked.")
          .otherwise("1");
  static final Key.Optional<Integer> RANK_DECIMALS =
      Key.of(
          "rank-decimals",
          Numbers.whole("digits after the point, 0 to 12", 0, 12),
          "Digits a score is rounded to before it is ranked; decimals if left out.");
  static final Key.Defaulted<Boolean> CHANGE_OF =
      Key.of(
              "change-of",
              Leaf.words(Leaf.either("rounded", true, "unrounded", false)),
              "Whether a change is the difference of the two rounded scores or of the unrounded.")
          .otherwise("rounded");
  static final Key.Optional<Integer> CHANGE_DECIMALS =
      Key.of(
          "change-decimals",
          Numbers.whole("digits after the point, 0 to 12", 0, 12),
          "Digits a change is rounded to; decimals if left out.");
  static final Key.Optional<OverFulfilment> OVER_FULFILMENT =
      Key.of(
          "over-fulfilment",
          Leaf.<OverFulfilment>of(
              "the most points a KPI may have, or unlimited",
              "140",
              scalar ->
                  scalar.text().equals("unlimited")
                      ? new OverFulfilment.Unlimited()
                      : new OverFulfilment.UpTo(
                          Numbers.decimal(
                              scalar.text(),
                              scalar,
                              "the most points a KPI may have, or unlimited")),
              beyond ->
                  switch (beyond) {
                    case OverFulfilment.UpTo(var points) -> Numbers.spelled(points);
                    case OverFulfilment.Unlimited _ -> "unlimited";
                    case OverFulfilment.None _ -> "";
                  },
              json("type", List.of("number", "string"))),
          "The most points a KPI may have that does more than its full marks; without it points"
              + " end where the scale does, as the score always does.");
  static final Key.Defaulted<Fields> SCALE =
      Key.<Fields>of(
              "scale",
              Keys.of(
                  "scale",
                  "What points run from and to, and how scores, ranks and changes are rounded.",
                  SCALE_FROM,
                  SCALE_TO,
                  SCALE_DECIMALS,
                  RANK_DECIMALS,
                  CHANGE_OF,
                  CHANGE_DECIMALS,
                  OVER_FULFILMENT),
              "What points run from and to.")
          .otherwise("{}");
  static final Key.Optional<Named<BigDecimal>> BANDS =
      Key.of(
          "bands",
          new MapOf<>(Values.ID, Numbers.ANY, MapOf.Order.BY_NUMBER),
          "Bands by lower bound, half-open, the top one closed; the lowest starts at the scale's"
              + " start.");
  static final Key.Required<List<String>> CLUSTER_NAMES =
      Key.required(
          "names", new ListOf<>(Values.ID, false, 2), "The bands, the lowest scores' first.");
  static final Key.Defaulted<List<String>> CLUSTER_WITHIN =
      Key.<List<String>>of(
              "within",
              new ListOf<>(Values.COLUMN_NAME, true, 0),
              "Columns of the partner dataset: each group of partners is clustered by itself.")
          .otherwise("[]");
  static final Key.Optional<Fields> CLUSTERED_BANDS =
      Key.of(
          "clustered-bands",
          Keys.of(
              "clustered-bands",
              "Bands that the scores themselves make.",
              CLUSTER_NAMES,
              CLUSTER_WITHIN),
          "Instead of bands: scores close to each other share one, by k-means.");
  static final Key.Defaulted<BigDecimal> MINIMUM_COVERAGE =
      Key.of(
              "minimum-coverage",
              Units.PERCENT,
              "Share of the weight that must be backed by data for a score.")
          .otherwise("50 %");

  /** How many parts a group needs: by number or as a share. */
  private static final Leaf<MinimumParts> PARTS =
      Leaf.of(
          "a share or a number of parts",
          "50 %",
          scalar -> {
            if (!Units.inPercent(scalar)) {
              return new MinimumParts.Count(
                  Units.counted(scalar, "a share or a number of parts", "part"));
            }
            var share = Units.PERCENT.parsing().of(scalar);
            if (share.compareTo(BigDecimal.ONE) > 0) {
              throw Leaf.unfit(scalar, "a share of at most 100 %", "");
            }
            return new MinimumParts.Share(share);
          },
          minimum ->
              switch (minimum) {
                case MinimumParts.Share(var share) -> Units.PERCENT.print().apply(share);
                case MinimumParts.Count(int parts) -> Units.plural(parts, "part");
              },
          Leaf.json("type", "string", "pattern", "^([0-9]+(\\.[0-9]+)? *%|[0-9]+ +parts?)$"));

  static final Key.Defaulted<MinimumParts> MINIMUM_PARTS =
      Key.of(
              "minimum-parts",
              PARTS,
              "How many of the parts that apply must have points for the whole to have any: 3"
                  + " parts, or a share of them by count.")
          .otherwise("1 part");
  static final Key.Defaulted<Boolean> REQUIRED =
      Key.of("required", Values.YES, "Whether there is no score without this group's points.")
          .otherwise("false");

  static final Key.Required<String> OF =
      Key.required("of", Values.ID, "The KPI or group that must have the points.");
  static final Key.Required<BigDecimal> GATE_AT_LEAST =
      Key.required("at-least", Numbers.ANY, "The points it must have.");
  static final Key.Required<String> BAND_AT_MOST =
      Key.required("band-at-most", Values.ID, "The best band of those that do not pass.");
  static final Key.Optional<Named<Fields>> GATES =
      Key.of(
          "gates",
          new MapOf<>(
              Values.ID,
              Keys.of(
                  "gate",
                  "A minimum that points elsewhere cannot buy.",
                  OF,
                  GATE_AT_LEAST,
                  BAND_AT_MOST,
                  KpiLanguage.TITLE),
              MapOf.Order.AS_WRITTEN),
          "Minimums that points elsewhere cannot buy.");

  static final Key.Optional<String> OBJECTIVE =
      Key.of("objective", Values.TEXT, "What the group is meant to achieve.");
  public static final Key.Optional<Named<Fields>> KPIS =
      Key.of(
          "kpis",
          new MapOf<>(Values.ID, KpiLanguage.KPI, MapOf.Order.AS_WRITTEN),
          "The group's KPIs.");
  public static final Key.Optional<Named<Fields>> GROUPS =
      Key.of(
          "groups",
          new MapOf<>(
              Values.ID, new Later<>(() -> ScorecardLanguage.GROUP), MapOf.Order.AS_WRITTEN),
          "Groups below this one, instead of KPIs.");
  public static final Keys GROUP =
      Keys.of(
          "group",
          "A part of the score: KPIs, or groups of them.",
          KpiLanguage.TITLE,
          KpiLanguage.WEIGHT,
          OBJECTIVE,
          AggregationLanguage.AGGREGATE,
          MINIMUM_PARTS,
          REQUIRED,
          KPIS,
          GROUPS);
  public static final Key.Required<Named<Fields>> PERSPECTIVES =
      Key.required(
          "perspectives",
          new MapOf<>(Values.ID, GROUP, MapOf.Order.AS_WRITTEN),
          "The parts a score is made of.");

  public static final Keys DOCUMENT =
      Keys.of(
          "scorecard",
          "A method: who is scored, on what, against whom, and how it adds up.",
          SCORECARD,
          KpiLanguage.TITLE,
          POPULATION,
          PERIOD,
          PEERS,
          SCALE,
          BANDS,
          CLUSTERED_BANDS,
          MINIMUM_COVERAGE,
          AggregationLanguage.AGGREGATE,
          MINIMUM_PARTS,
          GATES,
          AdjustmentLanguage.ADJUSTMENTS,
          PERSPECTIVES,
          RobustnessLanguage.ROBUSTNESS,
          CaseLanguage.CASES);

  private ScorecardLanguage() {}
}
