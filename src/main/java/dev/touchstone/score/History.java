package dev.touchstone.score;

import dev.touchstone.definition.Scorecard;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.measure.State;
import dev.touchstone.shared.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * One KPI's measurements as seen from one period: that period's first, then back in time. A value
 * is usable if it was measured and, where the rule needs one, has a positive target beside it.
 */
record History(List<Period> periods, List<KpiMeasurements> measured, boolean needsTarget) {

  static History of(Scorecard.Kpi kpi, Measurements measurements, int period, Rule rule) {
    var periods = new ArrayList<Period>();
    var measured = new ArrayList<KpiMeasurements>();
    for (int p = period; p >= 0; p--) {
      var found = measurements.periods().get(p).kpis().get(kpi.id());
      if (found == null) {
        throw new IllegalArgumentException("Nothing was measured for the KPI " + kpi.id());
      }
      periods.add(measurements.periods().get(p).period());
      measured.add(found);
    }
    return new History(List.copyOf(periods), List.copyOf(measured), rule.needsTarget());
  }

  KpiMeasurements now() {
    return measured.getFirst();
  }

  Gap gap(int partner, int periodsAgo) {
    var then = measured.get(periodsAgo);
    var state = then.states()[partner];
    if (state != State.MEASURED) {
      return Gap.of(state);
    }
    if (!Double.isFinite(then.values()[partner])) {
      throw new IllegalArgumentException("A measured value must be a finite number");
    }
    return needsTarget && !(then.targets()[partner] > 0) ? Gap.NO_TARGET : Gap.NONE;
  }

  /** How many periods ago there was a usable value, at least 1 and at most {@code most}; else 0. */
  int lastUsable(int partner, int most) {
    for (int ago = 1; ago <= most && ago < measured.size(); ago++) {
      if (gap(partner, ago) == Gap.NONE) {
        return ago;
      }
    }
    return 0;
  }
}
