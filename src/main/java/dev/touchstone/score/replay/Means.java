package dev.touchstone.score.replay;

import dev.touchstone.score.tree.Aggregator;
import dev.touchstone.score.tree.ArithmeticMean;
import dev.touchstone.score.tree.Combination;
import dev.touchstone.score.tree.CopelandScore;
import dev.touchstone.score.tree.PowerMean;
import dev.touchstone.score.tree.Tree;
import java.util.Arrays;
import java.util.List;

/**
 * A tree rolled up in short stretches of partners that stay in the processor's cache, without a
 * branch or an allocation inside the loops. Gives the same digits as {@link Tree#rollUp}: the same
 * sums in the same order, with 0 added where there is nothing to add.
 *
 * <p>Points are kept as their parent's mean counts them (a logarithm under a geometric mean), so
 * that this too is done once and not for every set of weights.
 *
 * @param aggregators by node; of no meaning for KPIs
 * @param points by node; groups' own are not looked at
 * @param counted by node, as the parent counts them, 0 where there are none
 * @param present by node, 1 where there are points and 0 where not; empty where all have some
 * @param all whether every group is a mean that asks for no more than one part: else this is of no
 *     use, and the tree itself has to be rolled up
 */
public record Means(
    Tree tree,
    Aggregator[] aggregators,
    double[][] points,
    double[][] counted,
    double[][] present,
    boolean all) {
  private static final int STRETCH = 512;
  private static final double TINY = 1e-300;

  static Means of(Tree tree, List<double[]> ofKpis, int partners) {
    var points = new double[tree.size()][];
    var counted = new double[tree.size()][];
    var present = new double[tree.size()][];
    var aggregators = new Aggregator[tree.size()];
    Arrays.fill(aggregators, ArithmeticMean.INSTANCE);
    boolean all = true;
    for (int group = 0; group < tree.size(); group++) {
      int kpi = tree.kpiAt(group);
      points[group] = kpi < 0 ? new double[0] : ofKpis.get(kpi);
      if (kpi < 0) {
        var aggregator = tree.aggregator(group);
        aggregators[group] = aggregator;
        boolean mean = aggregator instanceof ArithmeticMean || aggregator instanceof PowerMean;
        all &= mean && !tree.presence(group).demanding();
      }
    }
    for (int group = 0; all && group < tree.size(); group++) {
      for (int child = tree.first(group); child < tree.end(group); child++) {
        boolean kpi = tree.kpiAt(child) >= 0;
        counted[child] = new double[kpi ? partners : 0];
        present[child] = new double[kpi ? partners : 0];
        if (kpi) {
          boolean complete =
              count(aggregators[group], points[child], counted[child], present[child], partners);
          present[child] = complete ? new double[0] : present[child];
        }
      }
    }
    return new Means(tree, aggregators, points, counted, present, all);
  }

  private static boolean count(
      Aggregator parent, double[] points, double[] counted, double[] present, int partners) {
    boolean complete = true;
    for (int i = 0; i < partners; i++) {
      boolean has = !Double.isNaN(points[i]);
      complete &= has;
      present[i] = has ? 1 : 0;
      counted[i] = has ? in(parent, points[i]) : 0;
    }
    return complete;
  }

  private static double in(Aggregator parent, double points) {
    return parent instanceof PowerMean mean ? mean.in(points) : points;
  }

  /** Room for {@link #rollUp}. */
  static final class Room {
    private final double[][] counted;
    private final double[][] present;
    private final double[] sum = new double[STRETCH];
    private final double[] total = new double[STRETCH];

    Room(int nodes) {
      counted = new double[nodes][STRETCH];
      present = new double[nodes][STRETCH];
    }
  }

  /**
   * @param own by node: what groups come to, NaN where there is nothing; overwritten
   */
  void rollUp(double[] weights, double[][] own, Room room) {
    int partners = own[0].length;
    for (int from = 0; from < partners; from += STRETCH) {
      int count = Math.min(STRETCH, partners - from);
      for (int node = tree.size() - 1; node >= 0; node--) {
        if (tree.kpiAt(node) < 0) {
          group(node, weights, own, room, from, count);
        }
      }
    }
  }

  private void group(int node, double[] weights, double[][] own, Room room, int from, int count) {
    var sum = room.sum;
    var total = room.total;
    Arrays.fill(sum, 0, count, 0);
    Arrays.fill(total, 0, count, 0);
    for (int child = tree.first(node); child < tree.end(node); child++) {
      double weight = weights[child];
      if (weight > 0) {
        boolean kpi = tree.kpiAt(child) >= 0;
        int start = kpi ? from : 0;
        var values = kpi ? counted[child] : room.counted[child];
        var there = kpi ? present[child] : room.present[child];
        if (there.length == 0) {
          add(values, start, weight, sum, total, count);
        } else {
          add(values, there, start, weight, sum, total, count);
        }
      }
    }
    switch (aggregators[node]) {
      case ArithmeticMean mean -> divide(sum, total, count);
      case PowerMean mean -> {
        divide(sum, total, count);
        for (int i = 0; i < count; i++) {
          sum[i] = total[i] > 0 ? mean.out(sum[i]) : 0;
        }
      }
      case CopelandScore other -> throw new IllegalStateException("Not a mean");
      case Combination other -> throw new IllegalStateException("Not a mean");
    }
    hand(node, own[node], room, from, count);
  }

  private static void add(
      double[] values, int start, double weight, double[] sum, double[] total, int count) {
    for (int i = 0; i < count; i++) {
      sum[i] += weight * values[start + i];
    }
    for (int i = 0; i < count; i++) {
      total[i] += weight;
    }
  }

  private static void add(
      double[] values,
      double[] there,
      int start,
      double weight,
      double[] sum,
      double[] total,
      int count) {
    for (int i = 0; i < count; i++) {
      sum[i] += weight * values[start + i];
    }
    for (int i = 0; i < count; i++) {
      total[i] += weight * there[start + i];
    }
  }

  /** Nothing over nothing stays 0. */
  private static void divide(double[] sum, double[] total, int count) {
    for (int i = 0; i < count; i++) {
      sum[i] /= Math.max(total[i], TINY);
    }
  }

  /** To the group's own points, and to its parent as that counts them. */
  private void hand(int node, double[] own, Room room, int from, int count) {
    var sum = room.sum;
    var total = room.total;
    for (int i = 0; i < count; i++) {
      own[from + i] = total[i] > 0 ? sum[i] : Double.NaN;
    }
    if (node == 0) {
      return;
    }
    var counted = room.counted[node];
    var present = room.present[node];
    if (aggregators[tree.parent(node)] instanceof PowerMean mean) {
      for (int i = 0; i < count; i++) {
        boolean there = !Double.isNaN(own[from + i]);
        present[i] = there ? 1 : 0;
        counted[i] = there ? mean.in(sum[i]) : 0;
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      boolean there = !Double.isNaN(own[from + i]);
      present[i] = there ? 1 : 0;
      counted[i] = there ? sum[i] : 0;
    }
  }
}
