package dev.touchstone.score;

import dev.touchstone.definition.Scorecard;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.measure.Measurements.PeriodMeasurements;
import dev.touchstone.measure.Population;
import dev.touchstone.measure.State;
import dev.touchstone.shared.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One period of a scorecard, compiled so that a {@link Pass} can score it again and again with
 * other weights: what does not depend on weights is done once. Never changes once made, so threads
 * may share it.
 *
 * <p>Who has enough data for a score is decided by the declared weights.
 */
public final class Kernel {
  private final Method method;
  private final Measurements measurements;
  private final int period;
  private final PeerGroups groups;
  private final List<KpiColumn> columns;
  private final double[][] shares;
  private final boolean[] eligible;
  private final Means means;
  private final List<GateColumn> gates;

  private Kernel(
      Method method,
      Measurements measurements,
      int period,
      PeerGroups groups,
      List<KpiColumn> columns) {
    this.method = method;
    this.measurements = measurements;
    this.period = period;
    this.groups = groups;
    this.columns = columns;
    var tree = method.tree();
    int partners = measurements.population().size();
    this.shares =
        tree.demanding() || !method.steps().isEmpty()
            ? tree.shares(columns.stream().map(KpiColumn::backed).toList(), partners)
            : new double[0][];
    var coverage = tree.coverage(columns, partners);
    this.eligible = new boolean[partners];
    for (int i = 0; i < partners; i++) {
      eligible[i] = coverage[i] > 0 && method.covers(coverage[i]) && !withheld(i);
    }
    this.means = Means.of(tree, columns.stream().map(KpiColumn::points).toList(), partners);
    this.gates =
        method.gates().stream().map(gate -> GateColumn.of(gate, tree, columns, partners)).toList();
  }

  /**
   * @throws IllegalArgumentException if the measurements are not of this scorecard
   */
  public static Kernel of(Scorecard scorecard, Measurements measurements, int period) {
    var method = Method.of(scorecard);
    var groups = PeerGroups.of(scorecard.peers(), measurements.population());
    var columns = method.columns(measurements, period, groups, List.of());
    return new Kernel(method, measurements, period, groups, columns);
  }

  /** The same measurements by another method of the same KPIs, groups and peers. */
  public Kernel under(Scorecard variant) {
    var other = Method.of(variant);
    var theirs = other.columns(measurements, period, groups, columns);
    return new Kernel(other, measurements, period, groups, theirs);
  }

  /**
   * The same with this period's measured values multiplied and rounded to each KPI's precision.
   *
   * @param factors by KPI id and partner; KPIs that are not named stay as they are
   */
  public Kernel multiplied(Map<String, double[]> factors) {
    var periods = new ArrayList<>(measurements.periods());
    var kpis = new LinkedHashMap<>(periods.get(period).kpis());
    for (var kpi : method.tree().kpis()) {
      var factor = factors.get(kpi.id());
      if (factor != null) {
        kpis.put(kpi.id(), multiplied(Objects.requireNonNull(kpis.get(kpi.id())), factor, kpi));
      }
    }
    periods.set(period, new PeriodMeasurements(periods.get(period).period(), kpis));
    var other = new Measurements(measurements.population(), List.copyOf(periods));
    return new Kernel(
        method, other, period, groups, method.columns(other, period, groups, List.of()));
  }

  private static KpiMeasurements multiplied(
      KpiMeasurements measured, double[] factors, Scorecard.Kpi kpi) {
    var rounding = new Rounding(Math.min(kpi.precision(), Rounding.MOST_DECIMALS));
    boolean fine = kpi.precision() > Rounding.MOST_DECIMALS;
    var values = measured.values().clone();
    for (int i = 0; i < values.length; i++) {
      if (measured.states()[i] == State.MEASURED) {
        double value = values[i] * factors[i];
        values[i] = fine ? value : rounding.round(value);
      }
    }
    return new KpiMeasurements(
        values, measured.states(), measured.targets(), measured.evidence(), measured.totals());
  }

  private boolean withheld(int partner) {
    for (var column : columns) {
      if (column.treatment(partner) == Treatment.WITHHELD) {
        return true;
      }
    }
    return false;
  }

  public Population population() {
    return measurements.population();
  }

  Period period() {
    return measurements.periods().get(period).period();
  }

  public Scorecard scorecard() {
    return method.scorecard();
  }

  /** All groups and KPIs, the whole first; {@link #weights} and {@link Pass} go by this order. */
  public List<Scorecard.Node> nodes() {
    var nodes = new ArrayList<Scorecard.Node>();
    for (int node = 0; node < method.tree().size(); node++) {
      nodes.add(method.tree().node(node));
    }
    return List.copyOf(nodes);
  }

  /** The declared weights, relative among siblings; a copy. */
  public double[] weights() {
    return method.tree().weights();
  }

  /** How many siblings with a weight a node has, itself included; 1 for the whole. */
  public int siblings(int node) {
    var tree = method.tree();
    int above = tree.parent(node);
    return above < 0
        ? 1
        : (int)
            Arrays.stream(tree.weights(), tree.first(above), tree.end(above))
                .filter(weight -> weight > 0)
                .count();
  }

  Method method() {
    return method;
  }

  List<KpiColumn> columns() {
    return columns;
  }

  double[][] shares() {
    return shares;
  }

  boolean eligible(int partner) {
    return eligible[partner];
  }

  Means means() {
    return means;
  }

  List<GateColumn> gates() {
    return gates;
  }
}
