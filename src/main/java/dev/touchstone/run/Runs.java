package dev.touchstone.run;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Scorecard;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.measure.Warehouse;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Progress;
import java.util.List;

/** Computes runs. The same definitions and snapshot give the same run, whoever asks and whenever. */
public final class Runs {
  private Runs() {}

  /**
   * @param periods consecutive, oldest first
   */
  public static ScorecardRun compute(
      Definitions definitions,
      Scorecard scorecard,
      Snapshot snapshot,
      Warehouse warehouse,
      List<Period> periods,
      Progress progress) {
    throw new IllegalStateException(scorecard.id());
  }
}
