package dev.touchstone.measure.judging;

import dev.touchstone.measure.State;
import dev.touchstone.plan.PlannedLeaf;
import java.util.ArrayList;
import java.util.List;

/** What is told of a KPI whose formula needs other KPIs' values and did not get all of them. */
record TakenValues(List<PlannedLeaf.Taken> takes, OtherKpis others) {

  /**
   * Why there is no value: not applicable where any of the KPIs does not apply, else the state of
   * the first one in the formula that has no value.
   */
  State state(int partner) {
    var state = State.MISSING;
    for (var taken : takes.reversed()) {
      var found = state(taken, partner);
      if (found == State.NOT_APPLICABLE) {
        return found;
      }
      state = found == State.MEASURED ? state : found;
    }
    return state;
  }

  private State state(PlannedLeaf.Taken taken, int partner) {
    return others
        .find(taken.kpi(), taken.back())
        .map(other -> other.measured().states()[partner])
        .orElse(State.MISSING);
  }

  /** One sentence per KPI that had no value to take. */
  List<String> remarks(int partner) {
    var remarks = new ArrayList<String>();
    for (var taken : takes) {
      var state = state(taken, partner);
      if (state != State.MEASURED) {
        var other = others.find(taken.kpi(), taken.back());
        var title = other.map(OtherKpis.Other::title).orElse(taken.kpi());
        remarks.add(
            "%s%s %s"
                .formatted(title, taken.back() == 0 ? "" : ", " + ago(taken.back()), words(state)));
      }
    }
    return List.copyOf(remarks);
  }

  private static String ago(int periods) {
    return periods == 1 ? "one period earlier," : periods + " periods earlier,";
  }

  private static String words(State state) {
    return switch (state) {
      case MEASURED -> "has a value";
      case MISSING -> "has no data";
      case NOT_APPLICABLE -> "does not apply to this partner";
      case BELOW_MINIMUM_VOLUME -> "has too few rows to judge by";
      case STALE -> "is out of date";
    };
  }
}
