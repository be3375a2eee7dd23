package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Leaf;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.language.Shape;
import dev.touchstone.definition.language.Shape.Choice;
import dev.touchstone.definition.language.Shape.MapOf;
import dev.touchstone.definition.language.Units;
import dev.touchstone.definition.language.Units.Window;
import dev.touchstone.definition.language.Values;
import dev.touchstone.definition.scorecard.Kpi.Direction;
import dev.touchstone.definition.scorecard.Kpi.NoRows;
import dev.touchstone.definition.scorecard.Kpi.Signal;
import dev.touchstone.definition.valuation.MissingLanguage;
import dev.touchstone.definition.valuation.OutlierLanguage;
import dev.touchstone.shared.Unit;
import java.math.BigDecimal;
import java.util.List;

/**
 * The keys of a KPI: what is measured, and how it is to be read. {@link ScoringLanguage} goes on.
 */
public final class KpiLanguage {
  static final Key.Optional<String> TITLE =
      Key.of("title", Values.TEXT, "What people call it; made from the id if left out.");
  static final Key.Optional<BigDecimal> WEIGHT =
      Key.of(
          "weight",
          Numbers.WEIGHT,
          "Its share among its siblings; they add up to 100, or none has one and all weigh the"
              + " same.");
  static final Key.Required<String> LINK_DATASET =
      Key.required(
          "dataset", Values.ID, "The dataset in which partners and keys stand side by side.");
  static final Key.Required<String> LINK_COLUMN =
      Key.required("column", Values.COLUMN_NAME, "The key, a column of both datasets.");
  static final Key.Optional<Fields> THROUGH =
      Key.of(
          "through",
          Keys.of("through", "Reaches a partner by a shared key.", LINK_DATASET, LINK_COLUMN),
          "Aggregates per key and gives a partner the sum over the distinct keys that stand beside "
              + "it in the named dataset within the window.");
  static final Key.Optional<String> FROM =
      Key.of("from", Values.ID, "The dataset whose rows are measured.");
  static final Key.Required<Formula> MEASURE =
      Key.required(
          "measure",
          Values.FORMULA,
          "An expression with aggregates over the rows; with inputs, arithmetic over their names.");

  /** A KPI that people judge has none. */
  static final Key.Optional<Formula> KPI_MEASURE =
      Key.of("measure", Values.FORMULA, MEASURE.description());

  static final Key.Optional<Formula> WHERE =
      Key.of("where", Values.FORMULA, "A condition that counts a row in; all rows if left out.");
  static final Key.Optional<String> ON =
      Key.of(
          "on",
          Values.COLUMN_NAME,
          "The date column that decides a row's period; the dataset's time if left out.");
  static final Key.Optional<Window> WINDOW =
      Key.of(
          "window",
          Units.WINDOW,
          "How far back rows count, this period included: 4 quarters, 2 periods, all time; one "
              + "period if left out.");
  static final Keys ROWS_INPUT =
      Keys.of(
              "input",
              "An expression with aggregates over the rows of one dataset.",
              FROM,
              MEASURE,
              WHERE,
              ON,
              WINDOW,
              THROUGH)
          .knownBy(FROM);
  static final Key.Required<String> OTHER_KPI =
      Key.required("kpi", Values.ID, "Another KPI of the scorecard, its value of the same period.");
  static final Keys KPI_INPUT =
      Keys.of("kpi-input", "Another KPI's value, as it is rounded.", OTHER_KPI).knownBy(OTHER_KPI);
  static final Key.Optional<Named<Fields>> INPUTS =
      Key.of(
          "inputs",
          new MapOf<>(
              Values.COLUMN_NAME,
              new Choice<>(
                  "an input",
                  "{from: deals, measure: sum(amount)}",
                  List.of(ROWS_INPUT, KPI_INPUT)),
              MapOf.Order.BY_NAME),
          "Several inputs, each with a name that the measure uses; instead of from.");

  /** A target as it was written: checked and completed when its KPI is. */
  sealed interface Aim {
    record Number(BigDecimal value) implements Aim {}

    record Measured(Fields input) implements Aim {}
  }

  static final Shape<Aim> AIM =
      new Choice<>(
          "a number or a measure",
          "{from: targets, measure: sum(amount)}",
          List.of(Numbers.ANY.as(Aim.Number::new), ROWS_INPUT.as(Aim.Measured::new)));

  static final Key.Optional<Aim> TARGET =
      Key.of("target", AIM, "What the value is held against: a number or a measure.");
  static final Key.Defaulted<Integer> PRECISION =
      Key.of(
              "precision",
              Numbers.POWER_OF_TEN,
              "A power of ten the value is rounded to, half-up, before anything else.")
          .otherwise("0.01");
  static final Key.Defaulted<Unit> UNIT =
      Key.of("unit", Leaf.words("a unit", Unit.class), "How the value reads.").otherwise("count");
  static final Key.Defaulted<Direction> BETTER =
      Key.of("better", Leaf.words(Direction.class), "Which way is better.").otherwise("higher");
  static final Key.Defaulted<Signal> SIGNAL =
      Key.of(
              "signal",
              Leaf.words(Signal.class),
              "Whether it comes before what the business wants or is it.")
          .otherwise("lagging");
  static final Key.Optional<Integer> AT_LEAST =
      Key.of("at-least", Units.ROWS, "Rows that must stand behind the value for it to count.");
  static final Key.Optional<Integer> STALE_AFTER =
      Key.of("stale-after", Units.DAYS, "How old the newest row may be at the period's end.");
  static final Key.Defaulted<NoRows> NO_ROWS =
      Key.of(
              "no-rows",
              Leaf.words(NoRows.class),
              "What the absence of rows means; zero only where it is a true zero.")
          .otherwise("missing");
  static final Key.Optional<Formula> APPLIES_TO =
      Key.of(
          "applies-to",
          Values.FORMULA,
          "A condition over the partner dataset: whom the KPI is for; everybody if left out.");
  static final Key.Defaulted<Status> STATUS =
      Key.of(
              "status",
              Leaf.words(Status.class),
              "Whether it counts: a pilot or a retired KPI is measured and shown, and has no"
                  + " weight; a deprecated one counts and is announced to go.")
          .otherwise("active");
  static final Key.Optional<String> OWNER =
      Key.of("owner", Values.TEXT, "Who answers for the KPI.");
  static final Key.Optional<String> STEWARD =
      Key.of("steward", Values.TEXT, "Who answers for its data.");
  static final Key.Optional<String> TELL_PARTNER =
      Key.of("tell-partner", Values.TEXT, "What it means, for the partner's eyes.");

  public static final Keys KPI =
      Keys.of(
          "kpi",
          "One key performance indicator.",
          TITLE,
          WEIGHT,
          FROM,
          INPUTS,
          KPI_MEASURE,
          AssessmentLanguage.ASSESSMENT,
          WHERE,
          ON,
          WINDOW,
          THROUGH,
          TARGET,
          ScoringLanguage.SCORE,
          OutlierLanguage.OUTLIERS,
          PRECISION,
          UNIT,
          BETTER,
          SIGNAL,
          AT_LEAST,
          SamplingLanguage.INTERVAL,
          SamplingLanguage.SHRINK,
          STALE_AFTER,
          NO_ROWS,
          APPLIES_TO,
          MissingLanguage.WHEN_MISSING,
          STATUS,
          OWNER,
          STEWARD,
          TELL_PARTNER);

  private KpiLanguage() {}
}
