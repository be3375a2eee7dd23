package dev.touchstone.definition;

import dev.touchstone.shared.Position;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * One key performance indicator.
 *
 * @param inputs what is measured, by the name {@code measure} uses for it; a KPI over a single
 *     dataset has one input named {@code value} and the measure {@code value}
 * @param takes other KPIs whose values {@code measure} uses too; empty for most KPIs
 * @param measure arithmetic over the names of inputs and of other KPIs' values
 * @param assessment how people judge, if they do; the only input then says which rows hold their
 *     opinions, and the measure says nothing
 * @param applies a condition over the partner dataset; false means not applicable
 * @param atLeastRows rows that must stand behind the value, for a quotient over a count those
 *     counted; 0 for no minimum
 * @param staleAfterDays how old the newest row may be at the period's end; 0 for no limit
 * @param noRows what the absence of rows means
 * @param precision digits after the point the value is rounded to, half-up, before anything else
 * @param unit how the value reads: {@code money}, {@code percent}, {@code count}, {@code days},
 *     {@code ratio}, {@code points}
 * @param status whether it counts, is on trial, or is gone
 */
public record Kpi(
    String id,
    String title,
    BigDecimal weight,
    Map<String, Input> inputs,
    List<Taken> takes,
    Formula measure,
    Assessment assessment,
    Target target,
    Formula applies,
    int atLeastRows,
    int staleAfterDays,
    NoRows noRows,
    int precision,
    String unit,
    Direction better,
    Signal signal,
    Outliers outliers,
    Scoring scoring,
    MissingPolicy whenMissing,
    String owner,
    String steward,
    String tellPartner,
    Status status,
    Sampling sampling,
    Position at)
    implements Scorecard.Node {
  /** The same KPI scored in another way. */
  public Kpi with(Scoring otherScoring, Outliers otherOutliers, MissingPolicy otherPolicy) {
    return with(otherScoring, otherOutliers, otherPolicy, sampling);
  }

  /** The same KPI with another way to look at the rows behind it. */
  public Kpi with(Sampling otherSampling) {
    return with(scoring, outliers, whenMissing, otherSampling);
  }

  /** The same KPI of other rows, however few or old, and held against no target. */
  public Kpi over(Map<String, Input> otherInputs) {
    return new Kpi(
        id,
        title,
        weight,
        otherInputs,
        List.of(),
        measure,
        new Assessment.None(),
        new Target.None(),
        applies,
        0,
        0,
        noRows,
        precision,
        unit,
        better,
        signal,
        outliers,
        scoring,
        whenMissing,
        owner,
        steward,
        tellPartner,
        Status.ACTIVE,
        Sampling.AS_MEASURED,
        at);
  }

  private Kpi with(
      Scoring otherScoring,
      Outliers otherOutliers,
      MissingPolicy otherPolicy,
      Sampling otherSampling) {
    return new Kpi(
        id,
        title,
        weight,
        inputs,
        takes,
        measure,
        assessment,
        target,
        applies,
        atLeastRows,
        staleAfterDays,
        noRows,
        precision,
        unit,
        better,
        signal,
        otherOutliers,
        otherScoring,
        otherPolicy,
        owner,
        steward,
        tellPartner,
        status,
        otherSampling,
        at);
  }

  /**
   * Another KPI's value, rounded to that KPI's precision.
   *
   * @param name what {@code measure} calls it
   * @param kpi an id of the same scorecard
   */
  public record Taken(String name, String kpi, Position at) {}

  /**
   * An expression with aggregates over the rows of one dataset.
   *
   * @param where a condition over a row; the formula {@code true} for all rows
   * @param on the date column that decides the period; empty for master data without a time
   * @param windowPeriods trailing periods the rows may come from, the scored one included; 0 for
   *     all time up to the period's end
   */
  public record Input(
      String name,
      String from,
      Formula measure,
      Formula where,
      String on,
      int windowPeriods,
      Through through,
      Position at) {}

  /** How rows reach a partner. */
  public sealed interface Through {
    /** By the dataset's own partner column. */
    record Directly() implements Through {}

    /**
     * By a shared key: the input is aggregated per {@code column}, and a partner gets the sum over
     * the distinct keys that stand beside it in {@code dataset} within the window. So a reseller
     * gets the quota of the sales people who served it.
     */
    record Linked(String dataset, String column, Position at) implements Through {}
  }

  public sealed interface Target {
    record None() implements Target {}

    record Fixed(BigDecimal value) implements Target {}

    record Measured(Input input) implements Target {}
  }

  public enum Direction {
    HIGHER,
    LOWER
  }

  public enum Signal {
    LEADING,
    LAGGING
  }

  public enum NoRows {
    MISSING,
    ZERO
  }
}
