package dev.touchstone.score;

import dev.touchstone.definition.Scorecard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A scorecard's tree as flat arrays. Nodes stand breadth first, the root at 0, so that the children
 * of a node are neighbours and a loop from the last node to the first meets children before their
 * parents. Points of a node are one column over all partners; NaN means it has none.
 */
final class Tree {
  private final List<Scorecard.Node> nodes = new ArrayList<>();
  private final int[] first;
  private final int[] kpiAt;
  private final List<Scorecard.Kpi> kpis = new ArrayList<>();
  private final double[] weights;
  private final Map<String, Integer> byId = new HashMap<>();

  Tree(Scorecard.Group root) {
    nodes.add(root);
    var firstOf = new ArrayList<Integer>();
    for (int node = 0; node < nodes.size(); node++) {
      firstOf.add(nodes.size());
      if (nodes.get(node) instanceof Scorecard.Group group) {
        nodes.addAll(group.children());
      }
    }
    this.first = firstOf.stream().mapToInt(Integer::intValue).toArray();
    this.kpiAt = new int[nodes.size()];
    this.weights = nodes.stream().mapToDouble(node -> node.weight().doubleValue()).toArray();
    for (int node = 0; node < nodes.size(); node++) {
      byId.put(nodes.get(node).id(), node);
      kpiAt[node] = -1;
      if (nodes.get(node) instanceof Scorecard.Kpi kpi) {
        kpiAt[node] = kpis.size();
        kpis.add(kpi);
      }
    }
  }

  int size() {
    return nodes.size();
  }

  /** The KPIs in the order of nodes. */
  List<Scorecard.Kpi> kpis() {
    return List.copyOf(kpis);
  }

  Scorecard.Node node(String id) {
    return nodes.get(indexOf(id));
  }

  Scorecard.Node node(int node) {
    return nodes.get(node);
  }

  /**
   * @throws IllegalArgumentException if the scorecard has no such KPI or group
   */
  int indexOf(String id) {
    var index = byId.get(id);
    if (index == null) {
      throw new IllegalArgumentException("The scorecard has no KPI or group " + id);
    }
    return index;
  }

  /** The node's place among {@link #kpis}, or -1 for a group. */
  int kpiAt(int node) {
    return kpiAt[node];
  }

  /** The node's first child; its children are neighbours up to {@link #end}. */
  int first(int node) {
    return first[node];
  }

  int end(int node) {
    return node + 1 < first.length ? first[node + 1] : first.length;
  }

  double weight(int node) {
    return weights[node];
  }

  /** As declared; a copy, for replications that vary it. */
  double[] weights() {
    return weights.clone();
  }

  /**
   * Fills the columns of all groups from those of the KPIs, each group by its own aggregation.
   *
   * @param points one column per node; columns of groups are overwritten
   * @param weights one per node, relative among siblings
   */
  void rollUp(double[][] points, double[] weights) {
    for (int node = nodes.size() - 1; node >= 0; node--) {
      if (nodes.get(node) instanceof Scorecard.Group group) {
        Mean.of(group.aggregation()).over(points, weights, first(node), end(node), points[node]);
      }
    }
  }

  /** A column per node: those of the KPIs as given, in the order of {@link #kpis}, rolled up. */
  double[][] rolledUp(List<double[]> kpiPoints, int partners) {
    var columns = columns(kpiPoints, partners);
    rollUp(columns, weights);
    return columns;
  }

  /** The same with arithmetic means all the way, for shares of weight; answers the root's. */
  double[] shares(List<double[]> kpiShares, int partners) {
    var columns = columns(kpiShares, partners);
    for (int node = nodes.size() - 1; node >= 0; node--) {
      if (nodes.get(node) instanceof Scorecard.Group) {
        Mean.ARITHMETIC.over(columns, weights, first(node), end(node), columns[node]);
      }
    }
    return columns[0];
  }

  private double[][] columns(List<double[]> ofKpis, int partners) {
    var columns = new double[nodes.size()][];
    for (int node = 0; node < columns.length; node++) {
      columns[node] = kpiAt[node] < 0 ? new double[partners] : ofKpis.get(kpiAt[node]);
    }
    return columns;
  }
}
