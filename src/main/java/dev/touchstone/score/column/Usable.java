package dev.touchstone.score.column;

import dev.touchstone.score.rule.Gap;
import java.util.function.IntPredicate;

/**
 * One KPI's values that can be used in one period, before anything is put in the place of others.
 *
 * @param values NaN where there is none; not to be changed, because they may be those measured
 * @param gaps why there is none
 */
public record Usable(double[] values, Gap[] gaps) {
  public static Usable of(History history) {
    return of(history, 0);
  }

  public static Usable of(History history, int periodsAgo) {
    var measured = history.measured().get(periodsAgo).values();
    var values = measured;
    var gaps = new Gap[values.length];
    for (int i = 0; i < values.length; i++) {
      gaps[i] = history.gap(i, periodsAgo);
      if (gaps[i] != Gap.NONE && !Double.isNaN(values[i])) {
        values = values == measured ? values.clone() : values;
        values[i] = Double.NaN;
      }
    }
    return new Usable(values, gaps);
  }

  /** The same partners with other values, which also stand in for missing ones. */
  Usable counting(double[] counted) {
    return new Usable(counted, gaps);
  }

  /** Whether the missing policy applies. */
  boolean lacks(int partner) {
    return gaps[partner] != Gap.NONE && gaps[partner] != Gap.NOT_APPLICABLE;
  }

  int size() {
    return values.length;
  }

  boolean any(IntPredicate partners) {
    for (int i = 0; i < values.length; i++) {
      if (partners.test(i)) {
        return true;
      }
    }
    return false;
  }
}
