package dev.touchstone.score.column;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.measure.Sample;
import dev.touchstone.score.rule.Gap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A KPI's shrinkage in the period that is scored and, for values carried forward, in the periods
 * before: an earlier value counts as it did then.
 *
 * @param settled whether values of the period that is scored are already as they count
 */
public record Shrinkages(
    Kpi kpi,
    History history,
    PeerGroups groups,
    boolean settled,
    ConcurrentMap<Integer, Shrinkage> byPeriodsAgo) {
  public static Shrinkages of(Kpi kpi, History history, PeerGroups groups, boolean settled) {
    return new Shrinkages(kpi, history, groups, settled, new ConcurrentHashMap<>());
  }

  /** Whether the KPI asks for it; nothing is worked out where it does not. */
  private boolean asked(int periodsAgo) {
    return kpi.measure().sampling().shrinks() && !(settled && periodsAgo == 0);
  }

  /** Usable values of the period that is scored as they count. */
  public Usable of(Usable usable) {
    return asked(0) ? usable.counting(ago(0).counted()) : usable;
  }

  /** What was done to a value of so many periods ago. */
  public Shrunk of(int partner, int periodsAgo) {
    return asked(periodsAgo) ? ago(periodsAgo).of(partner) : Shrunk.NOT_ASKED;
  }

  /** Where a value of the period that is scored could as well lie; there must be one. */
  Noise noise(int partner) {
    return asked(0) ? ago(0).noise(partner) : Noise.of(history.now().samples().of(partner));
  }

  private Shrinkage ago(int periods) {
    return byPeriodsAgo.computeIfAbsent(
        periods,
        ago ->
            new Shrinkage(
                kpi, history.measured().get(ago), Usable.of(history, ago).values(), groups));
  }

  /** The value of so many periods ago as it counts; as measured where it is of no use. */
  double value(int partner, int periodsAgo) {
    boolean counts = asked(periodsAgo) && history.gap(partner, periodsAgo) == Gap.NONE;
    return counts
        ? ago(periodsAgo).counted(partner)
        : history.measured().get(periodsAgo).values()[partner];
  }

  /** What the partner itself brings to the value of so many periods ago. */
  OwnData own(int partner, int periodsAgo) {
    var then = history.measured().get(periodsAgo);
    var sample = asked(periodsAgo) ? then.samples().of(partner) : new Sample.Unknown();
    return OwnData.of(then.values()[partner], sample);
  }

  /** What other data would count as in this partner's place, among its peers of that period. */
  double value(int partner, int periodsAgo, OwnData own) {
    return asked(periodsAgo) ? ago(periodsAgo).counted(partner, own) : own.measured();
  }

  /** Whom the value of so many periods ago is moved toward; empty where nothing is moved. */
  String group(int partner, int periodsAgo) {
    return asked(periodsAgo) ? ago(periodsAgo).group(partner) : "";
  }
}
