package dev.touchstone.measure.judging;

import dev.touchstone.definition.scorecard.Kpi.NoRows;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.measure.Measurements.Remarks;
import dev.touchstone.measure.Opinions;
import dev.touchstone.measure.State;
import dev.touchstone.measure.fetching.FetchedFigures;
import dev.touchstone.plan.AssessorPanel;
import dev.touchstone.plan.PlannedKpi;
import dev.touchstone.plan.Timeline;
import dev.touchstone.shared.Period;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * One KPI in one period: from figures to values and states. The first of these that holds is the
 * state:
 *
 * <ol>
 *   <li>not applicable: {@code applies-to} is not true for the partner;
 *   <li>missing: there are no rows in any window of any input (unless {@code no-rows: zero}), or
 *       the formula has no value;
 *   <li>below minimum volume: a quotient over a count is of fewer than {@code at-least}; of any
 *       other measure, the input with the fewest rows in its window has fewer;
 *   <li>stale: the newest row of some input in its window is more than {@code stale-after} days
 *       before the period's last day;
 *   <li>measured.
 * </ol>
 *
 * Rows are those that pass the input's {@code where}; a target's rows never count here. Where
 * another KPI's value is missing and the formula has none without it, that KPI's state is the
 * state.
 */
record KpiMeasuring(
    PlannedKpi planned,
    FetchedFigures answers,
    Timeline timeline,
    Period period,
    OtherKpis others) {

  /**
   * @param applies by place in the population
   */
  KpiMeasurements measure(boolean[] applies) {
    return switch (planned.panel()) {
      case AssessorPanel.None _ -> calculated(applies);
      case AssessorPanel.Asked asked ->
          judged(new Judging(asked, answers, period, applies.length), applies);
    };
  }

  private KpiMeasurements calculated(boolean[] applies) {
    var kpi = planned.kpi();
    int size = applies.length;
    var measured = operands(kpi.requirements().noRows(), size).of(planned.measure());
    var volume = new Volume(planned, answers, period);
    var taking = new TakenValues(planned.takes(), others);
    var states = new State[size];
    var values = new double[size];
    for (int partner = 0; partner < size; partner++) {
      values[partner] = Double.NaN;
      if (!applies[partner]) {
        states[partner] = State.NOT_APPLICABLE;
        continue;
      }
      double value =
          kpi.requirements().noRows() == NoRows.MISSING && volume.none(partner)
              ? Double.NaN
              : measured.rounded(partner, kpi.measure().precision());
      states[partner] = Double.isNaN(value) ? taking.state(partner) : volume.state(partner);
      if (states[partner] == State.MEASURED) {
        values[partner] = value;
      }
    }
    return with(values, states, remarks(states, volume, taking::remarks), Opinions.NONE);
  }

  private KpiMeasurements judged(Judging judging, boolean[] applies) {
    int size = applies.length;
    var volume = new Volume(planned, answers, period);
    var states = new State[size];
    var values = new double[size];
    for (int partner = 0; partner < size; partner++) {
      values[partner] = Double.NaN;
      double value = judging.rounded(partner, planned.kpi().measure().precision());
      if (!applies[partner]) {
        states[partner] = State.NOT_APPLICABLE;
      } else if (volume.none(partner)) {
        states[partner] = State.MISSING;
      } else if (Double.isNaN(value) || judging.tooFew(partner)) {
        states[partner] = State.BELOW_MINIMUM_VOLUME;
      } else {
        states[partner] = volume.state(partner);
      }
      if (states[partner] == State.MEASURED) {
        values[partner] = value;
      }
    }
    return with(values, states, remarks(states, volume, judging::remarks), judging.opinions());
  }

  /** Where there are too few rows, also how many there are. */
  private static Remarks remarks(State[] states, Volume volume, Remarks others) {
    return partner ->
        states[partner] == State.BELOW_MINIMUM_VOLUME
            ? Stream.concat(volume.shortfall(partner).stream(), others.of(partner).stream())
                .toList()
            : others.of(partner);
  }

  private KpiMeasurements with(
      double[] values, State[] states, Remarks remarks, Opinions opinions) {
    int size = values.length;
    return new KpiMeasurements(
        values,
        states,
        targets(size),
        new RecordedEvidence(planned, answers, timeline, period, size, others).evidence(),
        new Totals(planned, answers, period).all(),
        remarks,
        opinions,
        new Sampled(planned.sample(), operands(NoRows.ZERO, size)).samples());
  }

  private FigureOperands operands(NoRows noRows, int size) {
    return new FigureOperands(answers, timeline, period, noRows, size, others);
  }

  /** A target that cannot be measured is no target, never zero. */
  private double[] targets(int size) {
    var targets = new double[size];
    switch (planned.target()) {
      case PlannedKpi.Aim.None _ -> Arrays.fill(targets, Double.NaN);
      case PlannedKpi.Aim.Fixed(var value) -> Arrays.fill(targets, value.doubleValue());
      case PlannedKpi.Aim.Measured(var measure) -> {
        var measured = operands(NoRows.MISSING, size).of(measure);
        for (int partner = 0; partner < size; partner++) {
          targets[partner] = measured.rounded(partner, planned.kpi().measure().precision());
        }
      }
    }
    return targets;
  }
}
