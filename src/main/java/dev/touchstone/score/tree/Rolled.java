package dev.touchstone.score.tree;

import dev.touchstone.measure.Population;
import dev.touchstone.score.column.KpiColumn;
import dev.touchstone.shared.Period;
import java.util.List;

/** A tree rolled up, for conditions that look at its points: gates and adjustments. */
public interface Rolled {
  /** Points of a node by its place in the tree, or NaN. */
  double pointsAt(int node, int partner);

  /** The root's points if some nodes had none, over all partners. */
  double[] rootWithout(List<Integer> nodes);

  default double rootWithout(List<Integer> nodes, int partner) {
    return rootWithout(nodes)[partner];
  }

  Period period();

  Population population();

  CompiledCard method();

  List<KpiColumn> kpis();
}
