package dev.touchstone.score;

import dev.touchstone.definition.MissingPolicy;
import dev.touchstone.definition.Scorecard;
import dev.touchstone.measure.Measurements;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A scorecard compiled for scoring: its tree as arrays, its KPIs as rules, its bands and gates on
 * whole units of the last decimal.
 *
 * @param rules one per KPI, in the order of the tree
 */
record Method(
    Scorecard scorecard,
    Tree tree,
    List<Rule> rules,
    Span span,
    Rounding rounding,
    Bands bands,
    List<GateCheck> gates,
    List<Step> steps,
    double minimumCoverage) {
  private static final double NOISE = 1e-9;

  static Method of(Scorecard scorecard) {
    var span = Span.of(scorecard.scale());
    var tree = new Tree(scorecard.root(), span);
    var rounding = new Rounding(scorecard.scale().decimals());
    var bands = Bands.of(scorecard, rounding);
    return new Method(
        scorecard,
        tree,
        tree.kpis().stream().map(kpi -> Rule.of(kpi, span)).toList(),
        span,
        rounding,
        bands,
        scorecard.gates().stream().map(gate -> GateCheck.of(gate, tree, rounding, bands)).toList(),
        scorecard.adjustments().stream().map(step -> Step.of(step, tree, rounding)).toList(),
        scorecard.minimumCoverage().doubleValue());
  }

  /** Whether so large a share of the weight is enough for a score. */
  boolean covers(double coverage) {
    return coverage >= minimumCoverage - NOISE;
  }

  /** Digits a score is rounded to before it is ranked. */
  Rounding rankRounding() {
    return new Rounding(scorecard.scale().rankDecimals());
  }

  PeriodScores score(Measurements measurements, int period, PeerGroups groups) {
    return new PeriodScores(
        this,
        measurements.periods().get(period).period(),
        measurements.population(),
        columns(measurements, period, groups, List.of()));
  }

  /**
   * What every KPI gives everybody, each by itself.
   *
   * @param known columns of the same measurements, taken where the KPI is the same
   */
  List<KpiColumn> columns(
      Measurements measurements, int period, PeerGroups groups, List<KpiColumn> known) {
    return columns(measurements, period, groups, known, Map.of());
  }

  /**
   * @param drawn KPIs whose measured values are others than those of the known columns, by id, and
   *     are already as they count; what is made of all KPIs' values is made anew, too
   */
  List<KpiColumn> columns(
      Measurements measurements,
      int period,
      PeerGroups groups,
      List<KpiColumn> known,
      Map<String, double[]> drawn) {
    var kpis = tree.kpis();
    IntPredicate same =
        k ->
            k < known.size()
                && !drawn.containsKey(kpis.get(k).id())
                && (drawn.isEmpty()
                    || !(kpis.get(k).valuation().whenMissing()
                        instanceof MissingPolicy.ImputeRowMean))
                && known.get(k).kpi().equals(kpis.get(k));
    IntFunction<History> history =
        k ->
            same.test(k)
                ? known.get(k).values().history()
                : History.of(kpis.get(k), measurements, period, rules.get(k));
    boolean alone = !drawn.isEmpty(); // replications keep all threads busy as they are
    var histories = each(history, alone);
    IntFunction<Shrinkages> shrinkage =
        k ->
            Shrinkages.of(
                kpis.get(k), histories.get(k), groups, drawn.containsKey(kpis.get(k).id()));
    var shrinkages = each(shrinkage, alone);
    IntFunction<Usable> use =
        k ->
            same.test(k)
                ? known.get(k).values().usable()
                : shrinkages.get(k).of(Usable.of(histories.get(k)));
    var usable = each(use, alone);
    var imputation = new Imputation(tree, usable, measurements.population(), groups.atLeast());
    IntFunction<KpiColumn> column =
        k ->
            same.test(k)
                ? known.get(k)
                : new KpiColumn(
                    kpis.get(k),
                    rules.get(k),
                    new KpiValues(
                        kpis.get(k),
                        rules.get(k),
                        histories.get(k),
                        shrinkages.get(k),
                        usable.get(k),
                        imputation,
                        k),
                    groups);
    return each(column, alone);
  }

  /** For every KPI by itself, so that the order of work cannot matter. */
  private <T> List<T> each(IntFunction<T> make, boolean alone) {
    var places = IntStream.range(0, rules.size());
    return (alone ? places : places.parallel()).mapToObj(make).toList();
  }
}
