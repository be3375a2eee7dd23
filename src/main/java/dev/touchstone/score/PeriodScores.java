package dev.touchstone.score;

import dev.touchstone.measure.Population;
import dev.touchstone.shared.Period;
import java.util.List;

/** One period's results as arrays; whatever needs words is made when somebody asks. */
final class PeriodScores implements Scores {
  private final Method method;
  private final Period period;
  private final Population population;
  private final List<KpiColumn> kpis;
  private final double[][] points;
  private final double[] coverage;
  private final Standings standings;
  private final int[] bands;

  PeriodScores(Method method, Period period, Population population, List<KpiColumn> kpis) {
    int n = population.size();
    this.method = method;
    this.period = period;
    this.population = population;
    this.kpis = kpis;
    this.points = method.tree().rolledUp(kpis.stream().map(KpiColumn::points).toList(), n);
    this.coverage = method.tree().shares(kpis.stream().map(KpiColumn::backed).toList(), n);
    var scored = new double[n];
    for (int i = 0; i < n; i++) {
      scored[i] = withheldFor(i).isEmpty() ? method.span().clip(points[0][i]) : Double.NaN;
    }
    this.standings = Standings.of(scored, method.rounding());
    this.bands = new int[n];
    for (int i = 0; i < n; i++) {
      bands[i] = standings.ranked(i) ? gated(i) : -1;
    }
  }

  /** Why there is no score; empty where there is one. */
  String withheldFor(int partner) {
    for (var kpi : kpis) {
      if (kpi.treatment(partner) == Treatment.WITHHELD) {
        return "%s is required for a score: %s"
            .formatted(kpi.kpi().title(), StandIns.reason(kpi, partner));
      }
    }
    if (Double.isNaN(coverage[partner])) {
      return "None of the KPIs applies to this partner";
    }
    if (coverage[partner] == 0) {
      return "Without data: none of the KPIs has a measured value";
    }
    if (!method.covers(coverage[partner])) {
      return "Only %s of the weight is backed by data, and %s is needed"
          .formatted(
              Numbers.percent(coverage[partner]), Numbers.plainPercent(method.minimumCoverage()));
    }
    return Double.isNaN(points[0][partner]) ? "No KPI has points for this partner" : "";
  }

  private int gated(int partner) {
    int band = method.bands().of(standings.ticks(partner));
    for (var gate : method.gates()) {
      if (!gate.passed(this, partner)) {
        band = Math.min(band, gate.bandAtMost());
      }
    }
    return band;
  }

  Method method() {
    return method;
  }

  List<KpiColumn> kpis() {
    return kpis;
  }

  /** Points of a node by its place in the tree, or NaN. */
  double pointsAt(int node, int partner) {
    return points[node][partner];
  }

  Standings standings() {
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

  @Override
  public double score(int partner) {
    return standings.score(partner);
  }

  @Override
  public int rank(int partner) {
    return standings.rank(partner);
  }

  @Override
  public String band(int partner) {
    return bands[partner] < 0 ? "" : method.bands().id(bands[partner]);
  }

  @Override
  public double coverage(int partner) {
    return Double.isNaN(coverage[partner]) ? 0 : coverage[partner];
  }

  @Override
  public double points(String node, int partner) {
    int at = method.tree().indexOf(node);
    return at == 0 && !standings.ranked(partner) ? Double.NaN : points[at][partner];
  }

  @Override
  public Explanation explain(int partner) {
    return new Explainer(this, partner).explanation();
  }
}
