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
    double minimumCoverage) {
  private static final double NOISE = 1e-9;

  static Method of(Scorecard scorecard) {
    var tree = new Tree(scorecard.root());
    var span = Span.of(scorecard.scale());
    var rounding = new Rounding(scorecard.scale().decimals());
    var bands = Bands.of(scorecard.bands(), rounding);
    return new Method(
        scorecard,
        tree,
        tree.kpis().stream().map(kpi -> Rule.of(kpi, span)).toList(),
        span,
        rounding,
        bands,
        scorecard.gates().stream().map(gate -> GateCheck.of(gate, tree, rounding, bands)).toList(),
        scorecard.minimumCoverage().doubleValue());
  }

  /** Whether so large a share of the weight is enough for a score. */
  boolean covers(double coverage) {
    return coverage >= minimumCoverage - NOISE;
  }

  PeriodScores score(Measurements measurements, int period, PeerGroups groups) {
    var columns = new ArrayList<KpiColumn>();
    for (int k = 0; k < rules.size(); k++) {
      var kpi = tree.kpis().get(k);
      var rule = rules.get(k);
      columns.add(new KpiColumn(kpi, rule, History.of(kpi, measurements, period, rule), groups));
    }
    return new PeriodScores(
        this,
        measurements.periods().get(period).period(),
        measurements.population(),
        List.copyOf(columns));
  }
}
