package dev.touchstone.score.explanation;

import dev.touchstone.definition.scorecard.Scorecard.Banding;
import dev.touchstone.measure.Population;
import dev.touchstone.score.column.KpiColumn;
import dev.touchstone.score.tree.CompiledCard;
import dev.touchstone.score.tree.PeriodScores;
import dev.touchstone.score.tree.Rolled;
import dev.touchstone.shared.Period;
import java.util.List;

/**
 * One partner's score if one of its KPIs had other points and all else stayed: the whole method,
 * from the tree over the adjustments to bands and gates, for this partner alone.
 */
final class WhatIf implements Rolled {
  private final PeriodScores scores;
  private final int partner;
  private final double[][] points;
  private final double[][] shares;

  WhatIf(PeriodScores scores, int partner) {
    var tree = scores.method().tree();
    this.scores = scores;
    this.partner = partner;
    this.points = new double[tree.size()][1];
    this.shares = tree.demanding() ? one(scores.shares()) : new double[0][];
  }

  private double[][] one(double[][] columns) {
    var one = new double[columns.length][1];
    for (int node = 0; node < columns.length; node++) {
      one[node][0] = columns[node][partner];
    }
    return one;
  }

  /**
   * @param score rounded
   * @param band its place, after gates; -1 where the scores of all make the bands
   */
  record Outcome(double score, long ticks, int band) {}

  /** What comes out if the KPI at a node of the tree had these points. */
  Outcome with(int kpi, double itsPoints) {
    var method = scores.method();
    var tree = method.tree();
    for (int node = 0; node < points.length; node++) {
      points[node][0] = node == kpi ? itsPoints : scores.pointsAt(node, partner);
    }
    tree.rollUp(points, tree.weights(), shares);
    double score = points[0][0];
    for (var step : method.steps()) {
      score = step.after(this, partner, score);
    }
    long ticks = method.rounding().ticks(method.span().clip(score));
    return new Outcome(method.rounding().value(ticks), ticks, band(method, ticks));
  }

  private int band(CompiledCard method, long ticks) {
    if (method.bands().banding() instanceof Banding.Clusters) {
      return -1;
    }
    int band = method.bands().at(ticks);
    for (var gate : method.gates()) {
      if (!gate.passed(this, partner)) {
        band = Math.min(band, gate.bandAtMost());
      }
    }
    return band;
  }

  @Override
  public double pointsAt(int node, int of) {
    return points[node][0];
  }

  @Override
  public double[] rootWithout(List<Integer> nodes) {
    var tree = scores.method().tree();
    var without =
        tree.demanding() ? one(tree.sharesWithout(nodes, scores.kpis())) : new double[0][];
    return tree.rootWithout(nodes, points, tree.weights(), without);
  }

  @Override
  public double rootWithout(List<Integer> nodes, int of) {
    return rootWithout(nodes)[0];
  }

  @Override
  public Period period() {
    return scores.period();
  }

  @Override
  public Population population() {
    return scores.population();
  }

  @Override
  public CompiledCard method() {
    return scores.method();
  }

  @Override
  public List<KpiColumn> kpis() {
    return scores.kpis();
  }
}
