package dev.touchstone.score;

import dev.touchstone.definition.Scorecard;
import dev.touchstone.measure.Measurements;
import java.util.ArrayList;
import java.util.List;

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
    var histories = new ArrayList<History>();
    var usable = new ArrayList<Usable>();
    var shrinkages = new ArrayList<Shrinkages>();
    for (int k = 0; k < rules.size(); k++) {
      var history = History.of(tree.kpis().get(k), measurements, period, rules.get(k));
      histories.add(history);
      var shrunk = Shrinkages.of(tree.kpis().get(k), history, groups);
      shrinkages.add(shrunk);
      usable.add(shrunk.of(Usable.of(history)));
    }
    var imputation = new Imputation(tree, usable, measurements.population());
    var columns = new ArrayList<KpiColumn>();
    for (int k = 0; k < rules.size(); k++) {
      columns.add(
          new KpiColumn(
              tree.kpis().get(k),
              rules.get(k),
              histories.get(k),
              shrinkages.get(k),
              usable.get(k),
              imputation.of(k),
              groups));
    }
    return new PeriodScores(
        this,
        measurements.periods().get(period).period(),
        measurements.population(),
        List.copyOf(columns));
  }
}
