package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.scorecard.Robustness.Doubted;
import dev.touchstone.definition.scorecard.Robustness.Doubts;
import dev.touchstone.definition.scorecard.RobustnessLanguage.Errors;
import dev.touchstone.definition.scorecard.RobustnessLanguage.Weights;
import dev.touchstone.definition.scorecard.Scorecard.Scale;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.Outliers;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.Spelling;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads how a scorecard is put to the test, and checks that its doubts can be drawn by lot.
 *
 * @param kpis ids of all KPIs
 */
record RobustnessReader(List<String> kpis, Scale scale, Issues issues) {
  private static final Errors STANDARD = new Errors.OfAll(new Doubted.SampledIfFree());
  private static final BigDecimal HALF = new BigDecimal("0.5");

  Robustness read(Fields scorecard, Position at) {
    return scorecard
        .get(RobustnessLanguage.ROBUSTNESS)
        .map(this::robustness)
        .orElseGet(() -> Robustness.standard(at));
  }

  private Robustness robustness(Fields written) {
    var standard = Robustness.standard(written.at());
    var sure = written.get(RobustnessLanguage.SURE, standard.sure());
    var weights =
        written.get(RobustnessLanguage.WEIGHTS, new Weights(BigDecimal.ZERO, BigDecimal.ZERO));
    var weightsAt = written.at(RobustnessLanguage.WEIGHTS);
    atMostAll(sure, "A share of replications", written.at(RobustnessLanguage.SURE));
    atMostAll(weights.groups().max(weights.kpis()), "What a weight may lose", weightsAt);
    return new Robustness(
        written.get(RobustnessLanguage.REPLICATIONS, standard.replications()),
        written.get(RobustnessLanguage.SEED, 1),
        written.get(RobustnessLanguage.TOP, standard.top()),
        sure,
        written.get(RobustnessLanguage.POINTS, standard.points()),
        new Doubts(
            weights.groups(),
            weights.kpis(),
            scorings(written),
            aggregations(written),
            written.get(RobustnessLanguage.OUTLIERS, List.<Outliers>of()),
            missing(written),
            values(written),
            otherValues(written)),
        written.at());
  }

  private void atMostAll(BigDecimal share, String what, Position at) {
    if (share.compareTo(BigDecimal.ONE) > 0) {
      issues.error("out-of-range", at, what + " is at most 100 %", "For example: 25 %");
    }
  }

  private List<Scoring> scorings(Fields written) {
    var scorings = written.get(RobustnessLanguage.SCORINGS, List.<Scoring>of());
    var at = written.at(RobustnessLanguage.SCORINGS);
    for (var scoring : scorings) {
      if (scoring instanceof Scoring.MinMax(var trim, var type) && trim.compareTo(HALF) >= 0) {
        issues.error(
            "out-of-range",
            at,
            "Leaving out half of the peers at each end leaves nobody",
            "For example: trim: 5 %");
      }
      if (scoring instanceof Scoring.Percentile(var share, var ties)
          && ties == Scoring.Ties.DENSE) {
        issues.error(
            "dense-share",
            at,
            "Dense ranks are no share of the peers: the best one's is fewer than there are peers",
            "Write minimum, average or maximum");
      }
    }
    return scorings;
  }

  private List<Aggregation> aggregations(Fields written) {
    var aggregations = written.get(RobustnessLanguage.AGGREGATIONS, List.<Aggregation>of());
    if (aggregations.stream().anyMatch(Aggregation.Combination.class::isInstance)) {
      issues.error(
          "formula-for-all",
          written.at(RobustnessLanguage.AGGREGATIONS),
          "A formula names the parts of one group and cannot stand for all groups",
          "Name means: geometric, harmonic, {power: 0.5}");
    }
    var floors = new Floors(scale, issues);
    aggregations.forEach(one -> floors.checked(one, written.at(RobustnessLanguage.AGGREGATIONS)));
    return aggregations;
  }

  private List<MissingPolicy> missing(Fields written) {
    var policies = written.get(RobustnessLanguage.WHEN_MISSING, List.<MissingPolicy>of());
    if (policies.stream().anyMatch(MissingPolicy.CarryForward.class::isInstance)) {
      issues.error(
          "carried-in-doubt",
          written.at(RobustnessLanguage.WHEN_MISSING),
          "Carrying values forward cannot be tried: only the periods asked for are measured",
          "Declare it at the KPI, or name another policy here");
    }
    return policies;
  }

  private Map<String, Doubted> values(Fields written) {
    var values = new LinkedHashMap<String, Doubted>();
    if (errors(written) instanceof Errors.OfSome(var byKpi)) {
      byKpi.all().forEach(one -> of(one, values));
    }
    return Map.copyOf(values);
  }

  private static Doubted otherValues(Fields written) {
    return switch (errors(written)) {
      case Errors.OfAll(var how) -> how;
      case Errors.OfSome _ -> new Doubted.Not();
    };
  }

  private static Errors errors(Fields written) {
    return written.get(RobustnessLanguage.VALUES, STANDARD);
  }

  private void of(Named.One<Doubted> one, Map<String, Doubted> values) {
    if (!kpis.contains(one.name())) {
      issues.error(
          "unknown-kpi",
          one.at(),
          "There is no KPI '%s'".formatted(one.name()),
          Spelling.hint(one.name(), kpis));
    }
    values.put(one.name(), one.value());
  }
}
