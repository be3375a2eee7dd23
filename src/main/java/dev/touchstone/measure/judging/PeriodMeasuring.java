package dev.touchstone.measure.judging;

import dev.touchstone.expression.Expr;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.measure.Measurements.PeriodMeasurements;
import dev.touchstone.measure.Population;
import dev.touchstone.measure.fetching.FetchedFigures;
import dev.touchstone.measure.fetching.PartnersAsked;
import dev.touchstone.plan.Plan;
import dev.touchstone.plan.Plan.Wanted;
import dev.touchstone.plan.PlannedKpi;
import dev.touchstone.shared.Period;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All KPIs of one period: first those over rows, side by side, then those that take their values,
 * each after what it takes.
 */
public final class PeriodMeasuring {
  private final Plan plan;
  private final FetchedFigures answers;
  private final PartnersAsked people;
  private final Population population;
  private final Period period;
  private final Map<Wanted, KpiMeasurements> known = new HashMap<>();
  private final Map<Integer, boolean[][]> applies = new HashMap<>();
  private final List<Expr> conditions;
  private final Set<Wanted> wanted;

  /** Asks the engine to whom KPIs apply; everything else was fetched before. */
  public PeriodMeasuring(
      Plan plan,
      FetchedFigures answers,
      PartnersAsked people,
      Population population,
      Period period) {
    this.plan = plan;
    this.answers = answers;
    this.people = people;
    this.population = population;
    this.period = period;
    this.conditions = plan.kpis().stream().map(PlannedKpi::applies).distinct().toList();
    this.wanted = plan.wanted();
    wanted.removeIf(one -> periodOf(one).isEmpty());
    wanted.stream().map(Wanted::back).distinct().forEach(this::whomKpisApplyTo);
  }

  public PeriodMeasurements measurements() {
    var alone = wanted.stream().filter(one -> plan.kpi(one.kpi()).takes().isEmpty()).toList();
    var measured = alone.parallelStream().map(one -> measure(one, OtherKpis.NONE)).toList();
    for (int i = 0; i < alone.size(); i++) {
      known.put(alone.get(i), measured.get(i));
    }
    var kpis = new LinkedHashMap<String, KpiMeasurements>();
    for (var planned : plan.kpis()) {
      kpis.put(planned.kpi().id(), settled(new Wanted(planned.kpi().id(), 0)));
    }
    return new PeriodMeasurements(period, Collections.unmodifiableMap(kpis));
  }

  /** Rings were refused long before. */
  private KpiMeasurements settled(Wanted wanted) {
    var found = known.get(wanted);
    if (found != null) {
      return found;
    }
    var measured = measure(wanted, (kpi, back) -> other(new Wanted(kpi, wanted.back() + back)));
    known.put(wanted, measured);
    return measured;
  }

  private Optional<OtherKpis.Other> other(Wanted wanted) {
    var kpi = plan.kpi(wanted.kpi()).kpi();
    return periodOf(wanted)
        .map(_ -> new OtherKpis.Other(kpi.title(), kpi.measure().precision(), settled(wanted)));
  }

  private Optional<Period> periodOf(Wanted wanted) {
    return plan.timeline().back(period, wanted.back());
  }

  private KpiMeasurements measure(Wanted wanted, OtherKpis others) {
    var planned = plan.kpi(wanted.kpi());
    var whom = applies.get(wanted.back());
    if (whom == null) {
      throw new IllegalStateException("Not asked whom it applies to: " + wanted);
    }
    return new KpiMeasuring(
            planned, answers, plan.timeline(), periodOf(wanted).orElseThrow(), others)
        .measure(whom[conditions.indexOf(planned.applies())]);
  }

  private void whomKpisApplyTo(int back) {
    var then = plan.timeline().back(period, back).orElseThrow();
    applies.put(back, people.applies(conditions, population, then));
  }
}
