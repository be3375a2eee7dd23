package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.Outliers;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One key performance indicator.
 *
 * @param status whether it counts, is on trial, or is gone
 */
public record Kpi(
    String id,
    String title,
    BigDecimal weight,
    Measure measure,
    Requirements requirements,
    Valuation valuation,
    Charter charter,
    Status status,
    Position at)
    implements Scorecard.Node {
  /** Ids of the datasets it is measured from. */
  public Set<String> datasets() {
    var inputs = new ArrayList<>(measure.inputs().values());
    if (measure.target() instanceof Target.Measured(var input)) {
      inputs.add(input);
    }
    var datasets = new LinkedHashSet<String>();
    for (var input : inputs) {
      datasets.add(input.from());
      if (input.through() instanceof Through.Linked linked) {
        datasets.add(linked.dataset());
      }
    }
    return datasets;
  }

  /** The same KPI with another way from values to points. */
  public Kpi with(Valuation otherValuation) {
    return new Kpi(id, title, weight, measure, requirements, otherValuation, charter, status, at);
  }

  /** The same KPI with another way to look at the rows behind it. */
  public Kpi with(Sampling otherSampling) {
    return with(measure.with(otherSampling), requirements, status);
  }

  /** The same KPI of other rows, however few or old, and held against no target. */
  public Kpi over(Map<String, Input> otherInputs) {
    return with(measure.over(otherInputs), requirements.ofAnyRows(), Status.ACTIVE);
  }

  private Kpi with(Measure otherMeasure, Requirements otherRequirements, Status otherStatus) {
    return new Kpi(
        id, title, weight, otherMeasure, otherRequirements, valuation, charter, otherStatus, at);
  }

  /**
   * What is measured, and how it reads.
   *
   * @param inputs the rows measured, by the name {@code formula} uses for them; a KPI over a single
   *     dataset has one input named {@code value} and the formula {@code value}
   * @param takes other KPIs whose values {@code formula} uses too; empty for most KPIs
   * @param formula arithmetic over the names of inputs and of other KPIs' values
   * @param assessment how people judge, if they do; the only input then says which rows hold their
   *     opinions, and the formula says nothing
   * @param target what the value is held against
   * @param sampling what is made of the few or many rows behind it
   * @param precision digits after the point the value is rounded to, half-up, before anything else
   */
  public record Measure(
      Map<String, Input> inputs,
      List<Taken> takes,
      Formula formula,
      Assessment assessment,
      Target target,
      Sampling sampling,
      int precision,
      Unit unit) {
    private Measure with(Sampling otherSampling) {
      return new Measure(
          inputs, takes, formula, assessment, target, otherSampling, precision, unit);
    }

    private Measure over(Map<String, Input> otherInputs) {
      return new Measure(
          otherInputs,
          List.of(),
          formula,
          new Assessment.None(),
          new Target.None(),
          Sampling.AS_MEASURED,
          precision,
          unit);
    }
  }

  /**
   * What must hold for a partner to have a value.
   *
   * @param applies a condition over the partner dataset; false means not applicable
   * @param noRows what the absence of rows means
   * @param atLeastRows rows that must stand behind the value, for a quotient over a count those
   *     counted; 0 for no minimum
   * @param staleAfterDays how old the newest row may be at the period's end; 0 for no limit
   */
  public record Requirements(Formula applies, NoRows noRows, int atLeastRows, int staleAfterDays) {
    private Requirements ofAnyRows() {
      return new Requirements(applies, noRows, 0, 0);
    }
  }

  /** How a value becomes points, and what is done where there is none. */
  public record Valuation(
      Direction better, Outliers outliers, Scoring scoring, MissingPolicy whenMissing) {}

  /**
   * Who answers for the KPI, and what it is there to tell.
   *
   * @param owner answers for accuracy
   * @param steward answers for quality and delivery of the data
   * @param tellPartner what the KPI means, in words for the partner
   */
  public record Charter(String owner, String steward, Signal signal, String tellPartner) {}

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
