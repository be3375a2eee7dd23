package dev.touchstone.score.tree;

import dev.touchstone.measure.Population;
import dev.touchstone.score.column.KpiColumn;
import dev.touchstone.score.column.StandIns;
import dev.touchstone.score.column.Treatment;
import dev.touchstone.score.rule.ReadableNumbers;
import dev.touchstone.shared.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One period's results as arrays; whatever needs words is made when somebody asks. */
public class PeriodScores implements Rolled {
  private final CompiledCard method;
  private final Period period;
  private final Population population;
  private final List<KpiColumn> kpis;
  private final double[][] points;
  private final double[] coverage;
  private volatile double[][] shares = {};
  private final double[] adjusted;
  private final Ranking standings;
  private final int[] ungated;
  private final int[] bands;
  private final Map<List<Integer>, double[]> withoutNodes = new ConcurrentHashMap<>();

  public PeriodScores(
      CompiledCard method, Period period, Population population, List<KpiColumn> kpis) {
    int n = population.size();
    this.method = method;
    this.period = period;
    this.population = population;
    this.kpis = kpis;
    this.coverage = method.tree().coverage(kpis, n);
    this.points =
        method
            .tree()
            .rolledUp(
                kpis.stream().map(KpiColumn::points).toList(),
                method.tree().demanding() ? shares() : shares,
                n);
    this.adjusted = new double[n];
    var scored = new double[n];
    for (int i = 0; i < n; i++) {
      adjusted[i] = withheldFor(i).isEmpty() ? adjusted(i) : Double.NaN;
      scored[i] = method.span().clip(adjusted[i]);
    }
    this.standings = Ranking.of(scored, method.rounding(), method.rankRounding());
    this.ungated = method.bands().of(standings, population);
    this.bands = new int[n];
    for (int i = 0; i < n; i++) {
      bands[i] = standings.ranked(i) ? gated(i, ungated[i]) : -1;
    }
  }

  private double adjusted(int partner) {
    double score = points[0][partner];
    for (var step : method.steps()) {
      score = step.after(this, partner, score);
    }
    return score;
  }

  @Override
  public double[] rootWithout(List<Integer> nodes) {
    return withoutNodes.computeIfAbsent(
        nodes,
        left -> {
          var tree = method.tree();
          var without = tree.demanding() ? tree.sharesWithout(left, kpis) : new double[0][];
          return tree.rootWithout(left, points, tree.weights(), without);
        });
  }

  /** Why there is no score; empty where there is one. */
  public String withheldFor(int partner) {
    for (var kpi : kpis) {
      if (kpi.kpi().status().counts() && kpi.treatment(partner) == Treatment.WITHHELD) {
        return "%s is required for a score: %s"
            .formatted(kpi.kpi().title(), StandIns.reason(kpi, partner));
      }
    }
    double backed = coverage[partner];
    if (Double.isNaN(backed)) {
      return "None of the KPIs applies to this partner";
    }
    if (backed == 0) {
      return "Without data: none of the KPIs has a measured value";
    }
    if (!method.covers(backed)) {
      return "Only %s of the weight is backed by data, and %s is needed"
          .formatted(
              ReadableNumbers.percent(backed),
              ReadableNumbers.plainPercent(method.minimumCoverage()));
    }
    return Double.isNaN(points[0][partner]) ? new MissingPoints(this, partner).sentence() : "";
  }

  private int gated(int partner, int scored) {
    int band = scored;
    for (var gate : method.gates()) {
      if (!gate.passed(this, partner)) {
        band = Math.min(band, gate.bandAtMost());
      }
    }
    return band;
  }

  @Override
  public CompiledCard method() {
    return method;
  }

  @Override
  public List<KpiColumn> kpis() {
    return kpis;
  }

  @Override
  public double pointsAt(int node, int partner) {
    return points[node][partner];
  }

  /** By node; NaN where nothing below a node applies to the partner. Made when first asked for. */
  public double[][] shares() {
    if (shares.length == 0) {
      shares = method.tree().shares(kpis.stream().map(KpiColumn::backed).toList(), coverage.length);
    }
    return shares;
  }

  public double[][] points() {
    return points;
  }

  /** The score after all steps, before it is cut off at the ends of the scale and rounded. */
  public double adjustedScore(int partner) {
    return adjusted[partner];
  }

  /** Place of the band the score alone gives; -1 without a score. */
  public int bandBeforeGates(int partner) {
    return ungated[partner];
  }

  public Ranking standings() {
    return standings;
  }

  @Override
  public Period period() {
    return period;
  }

  @Override
  public Population population() {
    return population;
  }

  public double score(int partner) {
    return standings.score(partner);
  }

  public int rank(int partner) {
    return standings.rank(partner);
  }

  public String band(int partner) {
    return bands[partner] < 0 ? "" : method.bands().id(bands[partner]);
  }

  public double coverage(int partner) {
    return Double.isNaN(coverage[partner]) ? 0 : coverage[partner];
  }

  public double[] points(String node) {
    int at = method.tree().indexOf(node);
    if (at > 0) {
      return points[at];
    }
    var ranked = points[0].clone();
    Arrays.setAll(ranked, i -> standings.ranked(i) ? ranked[i] : Double.NaN);
    return ranked;
  }

  public double points(String node, int partner) {
    int at = method.tree().indexOf(node);
    return at == 0 && !standings.ranked(partner) ? Double.NaN : points[at][partner];
  }

  public double duel(String group, int one, int other) {
    var tree = method.tree();
    int node = tree.indexOf(group);
    return CopelandScore.outranking(
        points, tree.weights(), tree.first(node), tree.end(node), one, other);
  }
}
