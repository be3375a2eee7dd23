package dev.touchstone.score;

import dev.touchstone.definition.Scorecard;
import dev.touchstone.measure.Measurements;
import java.util.List;

/** Turns measurements into scores by a scorecard's method. */
public final class Scorer {
  private Scorer() {}

  /** Scores every period of the measurements, oldest first. */
  public static List<Scores> score(Scorecard scorecard, Measurements measurements) {
    throw new IllegalStateException(scorecard.id() + measurements);
  }
}
