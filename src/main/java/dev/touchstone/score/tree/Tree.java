package dev.touchstone.score.tree;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.score.column.KpiColumn;
import dev.touchstone.score.rule.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A scorecard's tree as flat arrays. Nodes stand breadth first, the root at 0, so that the children
 * of a node are neighbours and a loop from the last node to the first meets children before their
 * parents. Points of a node are one column over all partners; NaN means it has none.
 */
public final class Tree {
  private static final int STRETCH = 1024;

  private final List<Scorecard.Node> nodes = new ArrayList<>();
  private final int[] first;
  private final int[] kpiAt;
  private final int[] parents;
  private final List<Kpi> kpis = new ArrayList<>();
  private final double[] weights;
  private final Map<Integer, Aggregator> aggregators = new HashMap<>();
  private final Presence[] presences;
  private final Map<String, Integer> byId = new HashMap<>();

  Tree(Scorecard.Group root, Span span) {
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
    this.parents = new int[nodes.size()];
    parents[0] = -1;
    for (int node = 0; node < nodes.size(); node++) {
      Arrays.fill(parents, first(node), end(node), node);
    }
    this.weights = nodes.stream().mapToDouble(node -> node.weight().doubleValue()).toArray();
    for (int node = 0; node < nodes.size(); node++) {
      byId.put(nodes.get(node).id(), node);
      kpiAt[node] = -1;
      if (nodes.get(node) instanceof Kpi kpi) {
        kpiAt[node] = kpis.size();
        kpis.add(kpi);
      }
    }
    this.presences = new Presence[nodes.size()];
    for (int node = 0; node < nodes.size(); node++) {
      presences[node] = Presence.ALL_OPTIONAL;
      if (nodes.get(node) instanceof Scorecard.Group group) {
        aggregators.put(node, Aggregator.of(group, span));
        presences[node] = Presence.of(group, first(node));
      }
    }
  }

  public int size() {
    return nodes.size();
  }

  /** The KPIs in the order of nodes. */
  List<Kpi> kpis() {
    return List.copyOf(kpis);
  }

  public Scorecard.Node node(int node) {
    return nodes.get(node);
  }

  /**
   * @throws IllegalArgumentException if the scorecard has no such KPI or group
   */
  public int indexOf(String id) {
    var index = byId.get(id);
    if (index == null) {
      throw new IllegalArgumentException("The scorecard has no KPI or group " + id);
    }
    return index;
  }

  /** The node's place among {@link #kpis}, or -1 for a group. */
  public int kpiAt(int node) {
    return kpiAt[node];
  }

  /** The node's first child; its children are neighbours up to {@link #end}. */
  public int first(int node) {
    return first[node];
  }

  public int end(int node) {
    return node + 1 < first.length ? first[node + 1] : first.length;
  }

  /** The group a node belongs to; -1 for the root. */
  public int parent(int node) {
    return parents[node];
  }

  /** The node itself and all groups above it. */
  List<Integer> covering(int node) {
    var covering = new ArrayList<Integer>(List.of(node));
    for (int above = node - 1, below = node; above >= 0; above--) {
      if (first(above) <= below && below < end(above)) {
        covering.add(above);
        below = above;
      }
    }
    return covering;
  }

  /** The KPIs of the same group as one KPI, in the order of {@link #kpis}; itself included. */
  int[] siblings(int kpi) {
    for (int node = 0; node < first.length; node++) {
      var children = IntStream.range(first(node), end(node)).map(this::kpiAt).filter(k -> k >= 0);
      var found = children.toArray();
      if (IntStream.of(found).anyMatch(k -> k == kpi)) {
        return found;
      }
    }
    throw new IllegalArgumentException("No KPI " + kpi);
  }

  public double weight(int node) {
    return weights[node];
  }

  /** As declared; a copy, for replications that vary it. */
  public double[] weights() {
    return weights.clone();
  }

  /**
   * Fills the columns of all groups from those of the KPIs, each group by its own aggregation.
   *
   * @param points one column per node; columns of groups are overwritten
   * @param weights one per node, relative among siblings
   * @param shares as of {@link #shares}; empty where every KPI applies to everybody
   */
  public void rollUp(double[][] points, double[] weights, double[][] shares) {
    for (int node = nodes.size() - 1; node >= 0; node--) {
      var aggregator = aggregators.get(node);
      if (aggregator != null) {
        aggregator.over(points, weights, first(node), end(node), points[node]);
        if (presences[node].demanding()) {
          presences[node].check(points, weights, shares, points[node]);
        }
      }
    }
  }

  /** A column per node: those of the KPIs as given, in the order of {@link #kpis}, rolled up. */
  double[][] rolledUp(List<double[]> kpiPoints, double[][] shares, int partners) {
    var columns = columns(kpiPoints, partners);
    rollUp(columns, weights, shares);
    return columns;
  }

  /**
   * A column per node of shares of weight: arithmetic means all the way up, whatever the nodes'
   * aggregations. NaN where nothing below a node applies to the partner.
   */
  public double[][] shares(List<double[]> kpiShares, int partners) {
    var columns = columns(kpiShares, partners);
    for (int node = nodes.size() - 1; node >= 0; node--) {
      if (nodes.get(node) instanceof Scorecard.Group) {
        ArithmeticMean.INSTANCE.over(columns, weights, first(node), end(node), columns[node]);
      }
    }
    return columns;
  }

  /** {@link #shares} of what is backed, as if some nodes applied to nobody. */
  public double[][] sharesWithout(List<Integer> left, List<KpiColumn> ofKpis) {
    return shares(
        IntStream.range(0, nodes.size())
            .filter(node -> kpiAt[node] >= 0)
            .mapToObj(node -> left(left, node, ofKpis.get(kpiAt[node]).backed()))
            .toList(),
        ofKpis.getFirst().points().length);
  }

  /**
   * The root's points if some nodes were not there.
   *
   * @param points one column per node; only those of KPIs are looked at
   * @param shares of {@link #sharesWithout}; empty where no group is {@link #demanding}
   */
  public double[] rootWithout(
      List<Integer> left, double[][] points, double[] weights, double[][] shares) {
    var columns = new double[nodes.size()][];
    for (int node = 0; node < columns.length; node++) {
      columns[node] =
          kpiAt[node] < 0 ? new double[points[0].length] : left(left, node, points[node]);
    }
    rollUp(columns, weights, shares);
    return columns[0];
  }

  private double[] left(List<Integer> left, int node, double[] column) {
    if (left.stream().noneMatch(covering(node)::contains)) {
      return column;
    }
    var none = new double[column.length];
    Arrays.fill(none, Double.NaN);
    return none;
  }

  /** The root's column of {@link #shares} alone, worked out in short stretches. */
  public double[] coverage(List<KpiColumn> ofKpis, int partners) {
    var coverage = new double[partners];
    var columns = new double[nodes.size()][];
    for (int from = 0; from < partners; from += STRETCH) {
      int count = Math.min(STRETCH, partners - from);
      if (from == 0 || count < STRETCH) {
        Arrays.setAll(columns, node -> new double[count]);
      }
      for (int node = nodes.size() - 1; node >= 0; node--) {
        if (kpiAt[node] >= 0) {
          ofKpis.get(kpiAt[node]).backed(from, columns[node]);
        } else {
          ArithmeticMean.INSTANCE.over(columns, weights, first(node), end(node), columns[node]);
        }
      }
      System.arraycopy(columns[0], 0, coverage, from, count);
    }
    return coverage;
  }

  /** Whether some group asks for more than any child at all. */
  public boolean demanding() {
    return Arrays.stream(presences).anyMatch(Presence::demanding);
  }

  private double[][] columns(List<double[]> ofKpis, int partners) {
    var columns = new double[nodes.size()][];
    for (int node = 0; node < columns.length; node++) {
      columns[node] = kpiAt[node] < 0 ? new double[partners] : ofKpis.get(kpiAt[node]);
    }
    return columns;
  }

  /** What makes the points of a group. */
  public Aggregator aggregator(int group) {
    var aggregator = aggregators.get(group);
    if (aggregator == null) {
      throw new IllegalArgumentException(nodes.get(group).id() + " is no group");
    }
    return aggregator;
  }

  /** Which children a group cannot do without. */
  public Presence presence(int group) {
    return presences[group];
  }
}
