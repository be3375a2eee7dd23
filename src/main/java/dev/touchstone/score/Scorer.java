package dev.touchstone.score;

import dev.touchstone.definition.Scorecard;
import dev.touchstone.definition.Scorecard.MissingPolicy;
import dev.touchstone.measure.Measurements;
import java.util.ArrayList;
import java.util.List;

/** Turns measurements into scores by a scorecard's method. */
public final class Scorer {
  private Scorer() {}

  /**
   * Scores every period of the measurements, oldest first.
   *
   * @throws IllegalArgumentException if the measurements are not of this scorecard
   */
  public static List<Scores> score(Scorecard scorecard, Measurements measurements) {
    var method = Method.of(scorecard);
    var groups = PeerGroups.of(scorecard.peers(), measurements.population());
    var scores = new ArrayList<Scores>();
    for (int period = 0; period < measurements.periods().size(); period++) {
      scores.add(method.score(measurements, period, groups));
    }
    return List.copyOf(scores);
  }

  /**
   * How many earlier periods must be measured for a period's score to be final: a value may be
   * carried forward from as far as this. 0 if nothing is ever carried.
   */
  public static int periodsLookedBack(Scorecard scorecard) {
    return scorecard.kpis().stream()
        .mapToInt(
            kpi -> kpi.whenMissing() instanceof MissingPolicy.CarryForward(int back) ? back : 0)
        .max()
        .orElse(0);
  }
}
