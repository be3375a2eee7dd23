package dev.touchstone.score.replay;

import dev.touchstone.score.column.KpiColumn;
import dev.touchstone.score.rule.Rounding;
import dev.touchstone.score.tree.GateCheck;
import dev.touchstone.score.tree.Tree;
import java.util.List;

/**
 * A gate over one set of KPI columns, for being asked again and again: whether somebody passes
 * anyhow or never does not depend on how points are rolled up.
 */
final class GateColumn {
  private enum By {
    POINTS,
    PASSED,
    STOPPED
  }

  private final GateCheck gate;
  private final By[] decided;

  private GateColumn(GateCheck gate, By[] decided) {
    this.gate = gate;
    this.decided = decided;
  }

  static GateColumn of(GateCheck gate, Tree tree, List<KpiColumn> kpis, int partners) {
    var decided = new By[partners];
    for (int i = 0; i < partners; i++) {
      decided[i] =
          !GateCheck.applies(tree, kpis, gate.node(), i)
              ? By.PASSED
              : GateCheck.counts(tree, kpis, gate.node(), i) ? By.POINTS : By.STOPPED;
    }
    return new GateColumn(gate, decided);
  }

  /**
   * Lowers bands of those that do not pass.
   *
   * @param points of the gate's node
   * @param bands -1 where there is none
   */
  void lower(double[] points, Rounding rounding, int[] bands) {
    for (int i = 0; i < bands.length; i++) {
      if (bands[i] > gate.bandAtMost() && !passed(points[i], i, rounding)) {
        bands[i] = gate.bandAtMost();
      }
    }
  }

  int node() {
    return gate.node();
  }

  private boolean passed(double points, int partner, Rounding rounding) {
    return switch (decided[partner]) {
      case PASSED -> true;
      case STOPPED -> false;
      case POINTS -> !Double.isNaN(points) && rounding.ticks(points) >= gate.atLeast();
    };
  }
}
