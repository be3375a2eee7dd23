package dev.touchstone.score.replay;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.measure.Measurements.PeriodMeasurements;
import dev.touchstone.measure.Population;
import dev.touchstone.measure.Sample;
import dev.touchstone.measure.State;
import dev.touchstone.score.column.KpiColumn;
import dev.touchstone.score.column.Noise;
import dev.touchstone.score.column.PeerGroups;
import dev.touchstone.score.column.Treatment;
import dev.touchstone.score.rule.Rounding;
import dev.touchstone.score.tree.CompiledCard;
import dev.touchstone.score.tree.Tree;
import dev.touchstone.shared.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * One period of a scorecard, compiled so that a {@link Pass} can score it again and again with
 * other weights: what does not depend on weights is done once. Never changes once made, so threads
 * may share it.
 *
 * <p>Who has enough data for a score is decided by the declared weights.
 */
public final class Kernel {
  /** Beyond it doubles have no decimals left to round. */
  private static final double LARGEST_ROUNDED = 1e15;

  private final CompiledCard method;
  private final Measurements measurements;
  private final int period;
  private final PeerGroups groups;
  private final List<KpiColumn> columns;
  private final double[][] shares;
  private final Map<List<Integer>, double[][]> sharesWithout = new ConcurrentHashMap<>();
  private final boolean[] eligible;
  private final Means means;
  private final List<GateColumn> gates;

  private Kernel(
      CompiledCard method,
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
    var method = CompiledCard.of(scorecard);
    var groups = PeerGroups.of(scorecard.peers(), measurements.population());
    var columns = method.columns(measurements, period, groups, List.of());
    return new Kernel(method, measurements, period, groups, columns);
  }

  /** The same measurements by another method of the same KPIs, groups and peers. */
  public Kernel under(Scorecard variant) {
    var other = CompiledCard.of(variant);
    var theirs = other.columns(measurements, period, groups, columns);
    return new Kernel(other, measurements, period, groups, theirs);
  }

  /**
   * The same with other values of this period, rounded to each KPI's precision. They are taken as
   * they count and not moved toward peers again.
   *
   * @param drawn by KPI id and place in the population; NaN leaves a value as it is, and so are
   *     KPIs that are not named
   */
  public Kernel with(Map<String, double[]> drawn) {
    var periods = new ArrayList<>(measurements.periods());
    var kpis = new LinkedHashMap<>(periods.get(period).kpis());
    for (var column : columns) {
      var values = drawn.get(column.kpi().id());
      if (values != null) {
        kpis.put(column.kpi().id(), with(column, values));
      }
    }
    periods.set(period, new PeriodMeasurements(periods.get(period).period(), kpis));
    var other = new Measurements(measurements.population(), List.copyOf(periods));
    return new Kernel(
        method, other, period, groups, method.columns(other, period, groups, columns, drawn));
  }

  private static KpiMeasurements with(KpiColumn column, double[] drawn) {
    var measured = column.values().history().now();
    int precision = column.kpi().measure().precision();
    boolean fine = precision > Rounding.MOST_DECIMALS;
    var rounding = new Rounding(Math.min(precision, Rounding.MOST_DECIMALS));
    var values = values(column);
    for (int i = 0; i < values.length; i++) {
      if (measured.states()[i] == State.MEASURED && !Double.isNaN(drawn[i])) {
        boolean rounded = fine || Math.abs(drawn[i]) > LARGEST_ROUNDED;
        values[i] = rounded ? drawn[i] : rounding.round(drawn[i]);
      }
    }
    return new KpiMeasurements(
        values, measured.states(), measured.targets(), measured.evidence(), measured.totals());
  }

  private static double[] values(KpiColumn column) {
    var values = column.values().history().now().values().clone();
    var counted = column.values().usable().values();
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.isNaN(counted[i]) ? values[i] : counted[i];
    }
    return values;
  }

  /**
   * A KPI's values of this period as they count, before outliers are looked for; NaN where there is
   * none.
   *
   * @throws IllegalArgumentException if there is no such KPI
   */
  public double[] values(String kpi) {
    return values(column(kpi));
  }

  private KpiColumn column(String kpi) {
    return columns.stream()
        .filter(one -> one.kpi().id().equals(kpi))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no KPI " + kpi));
  }

  /**
   * Where the values of this period could as well lie, by place in the population. What has no
   * value of its own that counts has no noise, either, and no reason.
   *
   * @throws IllegalArgumentException if there is no such KPI
   */
  public List<Noise> noise(String kpi) {
    var column = column(kpi);
    return IntStream.range(0, population().size()).mapToObj(column::noise).toList();
  }

  /** Whether something is known of the rows behind any of a KPI's values. */
  public boolean sampled(String kpi) {
    var samples = column(kpi).values().history().now().samples();
    return IntStream.range(0, population().size())
        .anyMatch(partner -> !(samples.of(partner) instanceof Sample.Unknown));
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

  /** See {@link Tree#sharesWithout}; the same for all passes. */
  double[][] sharesWithout(List<Integer> left) {
    return method.tree().demanding()
        ? sharesWithout.computeIfAbsent(left, nodes -> method.tree().sharesWithout(nodes, columns))
        : new double[0][];
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

  CompiledCard method() {
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
