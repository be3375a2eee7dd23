package dev.touchstone.measure;

import dev.touchstone.definition.Scorecard.NoRows;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.shared.Period;
import java.util.Arrays;

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
 * Rows are those that pass the input's {@code where}; a target's rows never count here.
 */
record KpiMeasuring(PlannedKpi planned, Answers answers, Timeline timeline, Period period) {

  /**
   * @param applies by place in the population
   */
  KpiMeasurements measure(boolean[] applies) {
    var kpi = planned.kpi();
    int size = applies.length;
    var operands = new Operands(answers, timeline, period, kpi.noRows(), size);
    var measured = operands.of(planned.measure());
    var states = new State[size];
    var values = new double[size];
    var volume = new Volume(planned, answers, period);
    for (int partner = 0; partner < size; partner++) {
      values[partner] = Double.NaN;
      if (!applies[partner]) {
        states[partner] = State.NOT_APPLICABLE;
        continue;
      }
      double value =
          kpi.noRows() == NoRows.MISSING && volume.none(partner)
              ? Double.NaN
              : measured.rounded(partner, kpi.precision());
      states[partner] = Double.isNaN(value) ? State.MISSING : volume.state(partner);
      if (states[partner] == State.MEASURED) {
        values[partner] = value;
      }
    }
    return new KpiMeasurements(
        values,
        states,
        targets(size),
        new RecordedEvidence(planned, answers, timeline, period, size).evidence(),
        new Totals(planned, answers, period).all(),
        new Sampled(planned.sample(), answers, timeline, period, size).samples());
  }

  /** A target that cannot be measured is no target, never zero. */
  private double[] targets(int size) {
    var targets = new double[size];
    switch (planned.target()) {
      case PlannedKpi.Aim.None _ -> Arrays.fill(targets, Double.NaN);
      case PlannedKpi.Aim.Fixed(var value) -> Arrays.fill(targets, value.doubleValue());
      case PlannedKpi.Aim.Measured(var measure) -> {
        var operands = new Operands(answers, timeline, period, NoRows.MISSING, size);
        var measured = operands.of(measure);
        for (int partner = 0; partner < size; partner++) {
          targets[partner] = measured.rounded(partner, planned.kpi().precision());
        }
      }
    }
    return targets;
  }
}
