package dev.touchstone.measure;

import dev.touchstone.definition.scorecard.Assessment;
import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Kpi.Input;
import dev.touchstone.definition.scorecard.Kpi.NoRows;
import dev.touchstone.definition.scorecard.Kpi.Target;
import dev.touchstone.definition.scorecard.Kpi.Through;
import dev.touchstone.definition.scorecard.Sampling;
import dev.touchstone.definition.scorecard.Status;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.Outliers;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.shared.Unit;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A KPI as a test says it; everything left out is as the language has it by default. */
public record KpiDraft(
    String id,
    Map<String, Input> inputs,
    String measure,
    Target target,
    String applies,
    int atLeast,
    int staleAfter,
    NoRows noRows,
    int precision) {

  public static KpiDraft of(String id, Input input) {
    return new KpiDraft(
        id, Map.of("value", input), "value", new Target.None(), "true", 0, 0, NoRows.MISSING, 2);
  }

  public static KpiDraft of(String id, String measure, Input... inputs) {
    var named = new LinkedHashMap<String, Input>();
    for (var input : inputs) {
      named.put(input.name(), input);
    }
    return new KpiDraft(id, named, measure, new Target.None(), "true", 0, 0, NoRows.MISSING, 2);
  }

  /** A KPI over deals in the default window. */
  public static KpiDraft deals(String measure) {
    return of("kpi", input("deals", measure));
  }

  public static Input input(String from, String measure) {
    return named("value", from, measure);
  }

  public static Input named(String name, String from, String measure) {
    var on =
        switch (from) {
          case "deals" -> "closed_on";
          case "targets" -> "quarter_start";
          case "partners" -> "";
          default -> "day";
        };
    return new Input(
        name,
        from,
        World.formula(measure),
        World.formula("true"),
        on,
        1,
        new Through.Directly(),
        World.AT);
  }

  public static Input where(Input input, String where) {
    return new Input(
        input.name(),
        input.from(),
        input.measure(),
        World.formula(where),
        input.on(),
        input.windowPeriods(),
        input.through(),
        input.at());
  }

  public static Input over(Input input, int periods) {
    return new Input(
        input.name(),
        input.from(),
        input.measure(),
        input.where(),
        input.on(),
        periods,
        input.through(),
        input.at());
  }

  public static Input on(Input input, String on) {
    return new Input(
        input.name(),
        input.from(),
        input.measure(),
        input.where(),
        on,
        input.windowPeriods(),
        input.through(),
        input.at());
  }

  public static Input through(Input input, String dataset, String column) {
    return new Input(
        input.name(),
        input.from(),
        input.measure(),
        input.where(),
        input.on(),
        input.windowPeriods(),
        new Through.Linked(dataset, column, World.AT),
        input.at());
  }

  public KpiDraft target(Input input) {
    return new KpiDraft(
        id,
        inputs,
        measure,
        new Target.Measured(input),
        applies,
        atLeast,
        staleAfter,
        noRows,
        precision);
  }

  public KpiDraft target(String value) {
    return new KpiDraft(
        id,
        inputs,
        measure,
        new Target.Fixed(new BigDecimal(value)),
        applies,
        atLeast,
        staleAfter,
        noRows,
        precision);
  }

  public KpiDraft appliesTo(String condition) {
    return new KpiDraft(
        id, inputs, measure, target, condition, atLeast, staleAfter, noRows, precision);
  }

  public KpiDraft atLeast(int rows) {
    return new KpiDraft(id, inputs, measure, target, applies, rows, staleAfter, noRows, precision);
  }

  public KpiDraft staleAfter(int days) {
    return new KpiDraft(id, inputs, measure, target, applies, atLeast, days, noRows, precision);
  }

  public KpiDraft zero() {
    return new KpiDraft(
        id, inputs, measure, target, applies, atLeast, staleAfter, NoRows.ZERO, precision);
  }

  public KpiDraft precision(int digits) {
    return new KpiDraft(id, inputs, measure, target, applies, atLeast, staleAfter, noRows, digits);
  }

  public KpiDraft named(String other) {
    return new KpiDraft(
        other, inputs, measure, target, applies, atLeast, staleAfter, noRows, precision);
  }

  public Kpi kpi() {
    return new Kpi(
        id,
        id,
        BigDecimal.ONE,
        new Kpi.Measure(
            inputs,
            List.of(),
            World.formula(measure),
            new Assessment.None(),
            target,
            Sampling.AS_MEASURED,
            precision,
            Unit.MONEY),
        new Kpi.Requirements(World.formula(applies), noRows, atLeast, staleAfter),
        new Kpi.Valuation(
            Kpi.Direction.HIGHER,
            new Outliers.Keep(),
            new Scoring.MinMax(),
            new MissingPolicy.Reweight()),
        new Kpi.Charter("", "", Kpi.Signal.LAGGING, ""),
        Status.ACTIVE,
        World.AT);
  }
}
