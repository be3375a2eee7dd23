package dev.touchstone.plan;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.expression.Expr;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * @param applies over the partner dataset
 * @param panel who judges, if the measure is an assessment
 * @param sample what says how sure a value is
 */
public record PlannedKpi(
    Kpi kpi,
    PlannedMeasure measure,
    Aim target,
    Expr applies,
    AssessorPanel panel,
    PlannedSample sample) {
  /** What a value is held against. */
  public sealed interface Aim {
    record None() implements Aim {}

    record Fixed(BigDecimal value) implements Aim {}

    record Measured(PlannedMeasure measure) implements Aim {}
  }

  /** The KPI's measure, and its target's where that is measured too. */
  public List<PlannedMeasure> measures() {
    return target instanceof Aim.Measured measured
        ? List.of(measure, measured.measure())
        : List.of(measure);
  }

  /** The other KPIs whose values it needs. */
  public List<PlannedLeaf.Taken> takes() {
    return measure.takes();
  }

  public List<Term> terms() {
    var terms = new ArrayList<Term>();
    measures().forEach(planned -> terms.addAll(planned.terms()));
    terms.addAll(sample.terms());
    return terms;
  }
}
