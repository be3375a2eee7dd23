package dev.touchstone.score.column;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.measure.State;
import dev.touchstone.score.rule.Gap;
import dev.touchstone.score.rule.Rule;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * One KPI's measurements as seen from one period: that period's first, then back in time. A value
 * is usable if it was measured and the rule has a use for it and the target beside it.
 *
 * @param reference place of the partner that everybody is held against; -1 if there is none
 */
public record History(
    List<Period> periods, List<KpiMeasurements> measured, Rule rule, int reference) {

  public static History of(Kpi kpi, Measurements measurements, int period, Rule rule) {
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
    int reference =
        rule.heldAgainst().isEmpty()
            ? -1
            : measurements.population().indexOf(new PartnerId(rule.heldAgainst()));
    return new History(List.copyOf(periods), List.copyOf(measured), rule, reference);
  }

  public KpiMeasurements now() {
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
    return rule.gap(then.values()[partner], target(partner, periodsAgo));
  }

  /**
   * What a value is held against: the target measured with it, or this period's value of the
   * partner that everybody is held against. NaN where there is none.
   */
  public double target(int partner, int periodsAgo) {
    if (rule.heldAgainst().isEmpty()) {
      return measured.get(periodsAgo).targets()[partner];
    }
    boolean known = reference >= 0 && now().states()[reference] == State.MEASURED;
    return known ? now().values()[reference] : Double.NaN;
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
