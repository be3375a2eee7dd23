package dev.touchstone.score.replay;

import dev.touchstone.definition.scorecard.Scorecard.Banding;
import dev.touchstone.measure.Population;
import dev.touchstone.score.column.KpiColumn;
import dev.touchstone.score.tree.CompiledCard;
import dev.touchstone.score.tree.Ranking;
import dev.touchstone.score.tree.Rolled;
import dev.touchstone.score.tree.Tree;
import dev.touchstone.shared.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores a {@link Kernel} by some weights: rolled up, adjusted, rounded, ranked and banded. Keeps
 * its room from one time to the next and so allocates nothing; for one thread. What it answers
 * holds until it is played again.
 */
public final class Pass {
  private Kernel kernel;
  private double[] weights = {};
  private final double[][] points;
  private final double[] scored;
  private final long[] ticks;
  private final long[] rankTicks;
  private final int[] ranks;
  private final int[] bands;
  private final Means.Room room;
  private final Asked asked = new Asked();
  private int[] counts = {};

  /** Room for a kernel, and for all others with the same tree and population. */
  public Pass(Kernel kernel) {
    this.kernel = kernel;
    int partners = kernel.population().size();
    int nodes = kernel.method().tree().size();
    this.points = new double[nodes][];
    for (int node = 0; node < nodes; node++) {
      boolean kpi = kernel.method().tree().kpiAt(node) >= 0;
      points[node] = kpi ? kernel.means().points()[node] : new double[partners];
    }
    this.scored = new double[partners];
    this.ticks = new long[partners];
    this.rankTicks = new long[partners];
    this.ranks = new int[partners];
    this.bands = new int[partners];
    this.room = new Means.Room(nodes);
  }

  /**
   * @param weightsOfNodes in the order of {@link Kernel#nodes}, relative among siblings, not
   *     negative
   */
  public void play(Kernel of, double[] weightsOfNodes) {
    this.kernel = of;
    this.weights = weightsOfNodes;
    asked.withoutNodes.clear();
    var method = kernel.method();
    rollUp(method.tree());
    score(method);
    Ranking.ticks(scored, method.rounding(), ticks);
    var forRank = ticks;
    if (!method.rankRounding().equals(method.rounding())) {
      Ranking.ticks(scored, method.rankRounding(), rankTicks);
      forRank = rankTicks;
    }
    counts = Ranking.ranks(forRank, counts, ranks);
    band(method);
  }

  private void rollUp(Tree tree) {
    for (int node = 0; node < points.length; node++) {
      if (tree.kpiAt(node) >= 0) {
        points[node] = kernel.means().points()[node];
      }
    }
    if (kernel.means().all()) {
      kernel.means().rollUp(weights, points, room);
    } else {
      tree.rollUp(points, weights, kernel.shares());
    }
  }

  private void score(CompiledCard method) {
    var root = points[0];
    var span = method.span();
    var steps = method.steps();
    for (int i = 0; i < scored.length; i++) {
      double score = kernel.eligible(i) ? root[i] : Double.NaN;
      if (!steps.isEmpty() && !Double.isNaN(score)) {
        for (var step : steps) {
          score = step.after(asked, i, score);
        }
      }
      scored[i] = span.clip(score);
    }
  }

  private void band(CompiledCard method) {
    switch (method.bands().banding()) {
      case Banding.ByScore byScore -> {
        var found = method.bands();
        for (int i = 0; i < bands.length; i++) {
          bands[i] = ticks[i] == Ranking.NONE ? -1 : found.at(ticks[i]);
        }
      }
      case Banding.Clusters clusters -> {
        var standings = Ranking.of(scored, method.rounding(), method.rankRounding());
        var found = method.bands().of(standings, kernel.population());
        System.arraycopy(found, 0, bands, 0, bands.length);
      }
    }
    for (var gate : kernel.gates()) {
      gate.lower(points[gate.node()], method.rounding(), bands);
    }
  }

  /** 1 is best, ties share the smaller number, 0 without a score; not a copy. */
  public int[] ranks() {
    return ranks;
  }

  /** Places of bands in the scorecard, after gates; -1 without a score; not a copy. */
  public int[] bands() {
    return bands;
  }

  /** Rounded, NaN where there is none. */
  public double score(int partner) {
    return ticks[partner] == Ranking.NONE
        ? Double.NaN
        : kernel.method().rounding().value(ticks[partner]);
  }

  /** The scale's start in whole units of a score's last digit. */
  public long start() {
    return kernel.method().rounding().ticks(kernel.method().span().from());
  }

  /**
   * Rounded scores in such units above the scale's start; nothing of use where there is none.
   *
   * @param into overwritten, in population order
   */
  public void steps(int[] into) {
    long start = start();
    for (int i = 0; i < into.length; i++) {
      into[i] = (int) (ticks[i] - start);
    }
  }

  /** What adjustments may look at. */
  private final class Asked implements Rolled {
    private final Map<List<Integer>, double[]> withoutNodes = new HashMap<>();

    @Override
    public double pointsAt(int node, int partner) {
      return points[node][partner];
    }

    @Override
    public double[] rootWithout(List<Integer> nodes) {
      return withoutNodes.computeIfAbsent(
          nodes,
          left ->
              kernel
                  .method()
                  .tree()
                  .rootWithout(left, points, weights, kernel.sharesWithout(left)));
    }

    @Override
    public Period period() {
      return kernel.period();
    }

    @Override
    public Population population() {
      return kernel.population();
    }

    @Override
    public CompiledCard method() {
      return kernel.method();
    }

    @Override
    public List<KpiColumn> kpis() {
      return kernel.columns();
    }
  }
}
