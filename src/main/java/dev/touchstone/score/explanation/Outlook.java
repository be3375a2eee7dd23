package dev.touchstone.score.explanation;

import dev.touchstone.shared.Unit;
import java.util.List;
import java.util.Optional;

/**
 * What a partner can do next: how far the next band is and what each KPI is worth.
 *
 * @param nextBand the band above the present one; empty in the best, without a score, and where
 *     everybody's scores make the bands
 * @param heldBy title of the gate that holds the band back; empty where none does
 * @param steps those that lift the score or the band, the nearest first
 */
public record Outlook(Optional<NextBand> nextBand, String heldBy, List<NextStep> steps) {
  public static final Outlook NONE = new Outlook(Optional.empty(), "", List.of());

  public Outlook {
    steps = List.copyOf(steps);
  }

  /**
   * @param distance points from the published score to the band's lower bound; 0 where only a gate
   *     keeps the partner from it
   */
  public record NextBand(String id, String title, double distance) {}

  /**
   * One KPI moved to its next sensible value, all else as it is.
   *
   * @param from the value measured
   * @param to the value to be reached; empty where the step is past peers
   * @param how what it takes, in words: values in the KPI's unit, money without a currency
   * @param points the KPI's points then
   * @param worth by how much the published score is then higher; 0 where only the band is
   * @param bandThen title of the band then; empty where everybody's scores make the bands
   * @param dependsOnPeers whether it holds only if the peers stay where they are
   */
  public record NextStep(
      String kpi,
      String title,
      Unit unit,
      double from,
      Optional<Double> to,
      String how,
      double points,
      double worth,
      String bandThen,
      boolean dependsOnPeers) {}
}
