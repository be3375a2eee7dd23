package dev.touchstone.score.tree;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.measure.Measurements;
import dev.touchstone.score.column.History;
import dev.touchstone.score.column.Imputation;
import dev.touchstone.score.column.KpiColumn;
import dev.touchstone.score.column.KpiValues;
import dev.touchstone.score.column.PeerGroups;
import dev.touchstone.score.column.Shrinkages;
import dev.touchstone.score.column.Usable;
import dev.touchstone.score.rule.Rounding;
import dev.touchstone.score.rule.Rule;
import dev.touchstone.score.rule.Span;
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
public record CompiledCard(
    Scorecard scorecard,
    Tree tree,
    List<Rule> rules,
    Span span,
    Rounding rounding,
    BandBounds bands,
    List<GateCheck> gates,
    List<AdjustmentStep> steps,
    double minimumCoverage) {
  private static final double NOISE = 1e-9;

  public static CompiledCard of(Scorecard scorecard) {
    var span = Span.of(scorecard.scale());
    var tree = new Tree(scorecard.root(), span);
    var rounding = new Rounding(scorecard.scale().decimals());
    var bands = BandBounds.of(scorecard, rounding);
    return new CompiledCard(
        scorecard,
        tree,
        tree.kpis().stream().map(kpi -> Rule.of(kpi, span)).toList(),
        span,
        rounding,
        bands,
        scorecard.gates().stream().map(gate -> GateCheck.of(gate, tree, rounding, bands)).toList(),
        scorecard.adjustments().stream()
            .map(step -> AdjustmentStep.of(step, tree, rounding))
            .toList(),
        scorecard.minimumCoverage().doubleValue());
  }

  /** Whether so large a share of the weight is enough for a score. */
  public boolean covers(double coverage) {
    return coverage >= minimumCoverage - NOISE;
  }

  /** Digits a score is rounded to before it is ranked. */
  public Rounding rankRounding() {
    return new Rounding(scorecard.scale().rankDecimals());
  }

  /**
   * What every KPI gives everybody, each by itself.
   *
   * @param known columns of the same measurements, taken where the KPI is the same
   */
  public List<KpiColumn> columns(
      Measurements measurements, int period, PeerGroups groups, List<KpiColumn> known) {
    return columns(measurements, period, groups, known, Map.of());
  }

  /**
   * @param drawn KPIs whose measured values are others than those of the known columns, by id, and
   *     are already as they count; what is made of all KPIs' values is made anew, too
   */
  public List<KpiColumn> columns(
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
    var imputation =
        new Imputation(
            tree.kpis(), tree::siblings, usable, measurements.population(), groups.atLeast());
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
