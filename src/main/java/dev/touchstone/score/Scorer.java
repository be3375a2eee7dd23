package dev.touchstone.score;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.measure.Measurements;
import dev.touchstone.score.column.PeerGroups;
import dev.touchstone.score.explanation.ExplainedScores;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.score.tree.CompiledCard;
import java.util.List;
import java.util.stream.IntStream;

/** Turns measurements into scores by a scorecard's method. */
public final class Scorer {
  private Scorer() {}

  /**
   * Scores every period of the measurements, oldest first.
   *
   * @throws IllegalArgumentException if the measurements are not of this scorecard
   */
  public static List<Scores> score(Scorecard scorecard, Measurements measurements) {
    var method = CompiledCard.of(scorecard);
    var groups = PeerGroups.of(scorecard.peers(), measurements.population());
    return IntStream.range(0, measurements.periods().size())
        .parallel() // each by itself, so that the order of work cannot matter
        .<Scores>mapToObj(
            period ->
                new ExplainedScores(
                    method,
                    measurements.periods().get(period).period(),
                    measurements.population(),
                    method.columns(measurements, period, groups, List.of())))
        .toList();
  }

  /**
   * How many earlier periods must be measured for a period's score to be final: a value may be
   * carried forward from as far as this. 0 if nothing is ever carried.
   */
  public static int periodsLookedBack(Scorecard scorecard) {
    return scorecard.kpis().stream()
        .mapToInt(
            kpi ->
                kpi.valuation().whenMissing() instanceof MissingPolicy.CarryForward(int back)
                    ? back
                    : 0)
        .max()
        .orElse(0);
  }
}
