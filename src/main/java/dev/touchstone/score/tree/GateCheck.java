package dev.touchstone.score.tree;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.score.column.KpiColumn;
import dev.touchstone.score.rule.Gap;
import dev.touchstone.score.rule.Rounding;
import java.util.List;

/**
 * A gate compiled. Points are rounded like the score before they are held against the minimum, so
 * that what a person reads decides. A KPI passes by the partner's own data only: a stand-in by
 * peers or a fixed number proves nothing. What does not apply to a partner cannot stop it.
 *
 * @param node the KPI's or group's place in the tree
 * @param bandAtMost index of the band
 */
public record GateCheck(Scorecard.Gate gate, int node, long atLeast, int bandAtMost) {
  static GateCheck of(Scorecard.Gate gate, Tree tree, Rounding rounding, BandBounds bands) {
    return new GateCheck(
        gate,
        tree.indexOf(gate.of()),
        rounding.atLeast(gate.atLeastPoints()),
        bands.indexOf(gate.bandAtMost()));
  }

  public boolean passed(Rolled scores, int partner) {
    if (!applies(scores.method().tree(), scores.kpis(), node, partner)) {
      return true;
    }
    double points = points(scores, partner);
    return !Double.isNaN(points) && scores.method().rounding().ticks(points) >= atLeast;
  }

  /** What is held against the minimum, not rounded; NaN where nothing is. */
  public double points(Rolled scores, int partner) {
    return counts(scores.method().tree(), scores.kpis(), node, partner)
        ? scores.pointsAt(node, partner)
        : Double.NaN;
  }

  /** Whether the points are the partner's own doing. */
  public static boolean counts(Tree tree, List<KpiColumn> kpis, int node, int partner) {
    return tree.kpiAt(node) < 0 || kpis.get(tree.kpiAt(node)).treatment(partner).ownData();
  }

  public static boolean applies(Tree tree, List<KpiColumn> kpis, int node, int partner) {
    if (tree.kpiAt(node) >= 0) {
      return kpis.get(tree.kpiAt(node)).gap(partner) != Gap.NOT_APPLICABLE;
    }
    for (int child = tree.first(node); child < tree.end(node); child++) {
      if (applies(tree, kpis, child, partner)) {
        return true;
      }
    }
    return false;
  }
}
