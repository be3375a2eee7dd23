package dev.touchstone.robustness;

import dev.touchstone.definition.scorecard.Robustness.Doubted;
import java.util.List;

/**
 * How the measured values of one KPI are in doubt.
 *
 * @param how as the scorecard says it
 * @param drawn for how many partners a value is drawn at random
 * @param stays values that stay as measured although they are to be drawn by their rows
 */
public record ValueDoubt(String kpi, String title, Doubted how, int drawn, List<Stays> stays) {
  /**
   * @param reason in words, about the values
   * @param partners places in the population
   */
  public record Stays(String reason, List<Integer> partners) {}

  public boolean sampled() {
    return !(how instanceof Doubted.Relative);
  }
}
