package dev.touchstone.run;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.State;
import dev.touchstone.measure.Warehouse;
import dev.touchstone.plan.Plan;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Progress;
import dev.touchstone.trend.Forecast;
import dev.touchstone.trend.RunRate;
import dev.touchstone.trend.Trend.InProgress;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/**
 * What there is of a period that is not over, of every KPI that grows through one, beside what
 * earlier periods had when as large a share of them had passed.
 *
 * @param window of each such KPI, in periods
 * @param soFar rows up to and including the day
 * @param byThen of each earlier period, oldest first
 * @param inAll of each earlier period, oldest first
 */
public record PeriodInProgress(
    Period period,
    double passed,
    LinkedHashMap<String, Integer> window,
    Measurements soFar,
    List<Measurements> byThen,
    Measurements inAll) {

  /**
   * @param asOf the last day whose rows count; the period that contains it is in progress
   * @param earlier periods that are over, consecutive and oldest first, the last one just before
   */
  public static PeriodInProgress measure(
      Definitions definitions,
      Scorecard scorecard,
      Snapshot snapshot,
      Warehouse warehouse,
      LocalDate asOf,
      List<Period> earlier,
      Progress progress) {
    var period = definitions.program().calendar().containing(asOf, scorecard.period());
    double passed = share(period, asOf.plusDays(1));
    var issues = new Issues();
    var growing = Plan.of(definitions, scorecard, issues).growing();
    issues.orThrow();
    var kpis = scorecard.kpis().stream().filter(kpi -> growing.contains(kpi.id())).toList();
    var window = new LinkedHashMap<String, Integer>();
    for (var kpi : kpis) {
      window.put(kpi.id(), kpi.measure().inputs().values().iterator().next().windowPeriods());
    }
    var plan = Plan.of(definitions, ofOnePeriod(scorecard, kpis), issues);
    issues.orThrow();
    var byThen = new ArrayList<Measurements>();
    for (var one : earlier) {
      byThen.add(warehouse.measure(plan, snapshot, List.of(until(one, passed)), progress));
    }
    var days = new Period(period.label(), period.from(), asOf.plusDays(1));
    var soFar = warehouse.measure(plan, snapshot, List.of(days), progress);
    return new PeriodInProgress(
        period,
        passed,
        window,
        soFar,
        List.copyOf(byThen),
        earlier.isEmpty()
            ? new Measurements(soFar.population(), List.of())
            : warehouse.measure(plan, snapshot, earlier, progress));
  }

  private static double share(Period period, LocalDate until) {
    return (double) ChronoUnit.DAYS.between(period.from(), until)
        / ChronoUnit.DAYS.between(period.from(), period.to());
  }

  /** The days of a period that had passed when so large a share of it had, at least one. */
  private static Period until(Period period, double passed) {
    long days = ChronoUnit.DAYS.between(period.from(), period.to());
    long count = Math.max(1, Math.round(days * passed));
    return new Period(period.label(), period.from(), period.from().plusDays(count));
  }

  /** What there is of a KPI and what it will come to. */
  InProgress of(String kpi, int partner) {
    var periods = window.get(kpi);
    if (periods == null) {
      return new InProgress.Not();
    }
    double now = value(soFar, 0, kpi, partner);
    var course = new ArrayList<RunRate.Earlier>();
    double certain = 0;
    for (int i = 0; i < byThen.size(); i++) {
      double all = value(inAll, i, kpi, partner);
      double then = value(byThen.get(i), 0, kpi, partner);
      // A period with rows has none by some day because they came later: that is a zero.
      course.add(new RunRate.Earlier(Double.isNaN(then) && !Double.isNaN(all) ? 0 : then, all));
      boolean inWindow = byThen.size() - i < periods;
      certain += inWindow && !Double.isNaN(all) ? all : 0;
    }
    var end = RunRate.of(now, passed, course);
    return new InProgress.Running(
        now + certain,
        passed,
        end instanceof Forecast.Expected expected ? expected.onTopOf(certain) : end);
  }

  private static double value(Measurements measured, int period, String kpi, int partner) {
    var column = Objects.requireNonNull(measured.periods().get(period).kpis().get(kpi));
    return column.states()[partner] == State.MEASURED ? column.values()[partner] : Double.NaN;
  }

  /** The same sums over single periods, so that a longer window does not blur the course of one. */
  private static Scorecard ofOnePeriod(Scorecard card, List<Kpi> kpis) {
    return card.measuring(kpis.stream().map(PeriodInProgress::ofOnePeriod).toList());
  }

  private static Kpi ofOnePeriod(Kpi kpi) {
    var inputs = new LinkedHashMap<String, Kpi.Input>();
    kpi.measure()
        .inputs()
        .forEach(
            (name, input) ->
                inputs.put(
                    name,
                    new Kpi.Input(
                        input.name(),
                        input.from(),
                        input.measure(),
                        input.where(),
                        input.on(),
                        1,
                        input.through(),
                        input.at())));
    return kpi.over(inputs);
  }
}
