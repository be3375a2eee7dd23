package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.scorecard.Robustness.Doubted;
import dev.touchstone.definition.scorecard.Robustness.Doubts;
import dev.touchstone.definition.scorecard.RobustnessLanguage.Errors;
import dev.touchstone.definition.scorecard.Scorecard.Scale;
import dev.touchstone.definition.valuation.MissingPolicy;
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
  Robustness read(Fields scorecard, Position at) {
    var written = scorecard.get(RobustnessLanguage.ROBUSTNESS);
    var sure = written.get(RobustnessLanguage.SURE);
    var weights = written.get(RobustnessLanguage.WEIGHTS);
    var weightsAt = written.at(RobustnessLanguage.WEIGHTS);
    atMostAll(sure, "A share of replications", written.at(RobustnessLanguage.SURE));
    atMostAll(weights.groups().max(weights.kpis()), "What a weight may lose", weightsAt);
    return new Robustness(
        written.get(RobustnessLanguage.REPLICATIONS),
        written.get(RobustnessLanguage.SEED),
        written.get(RobustnessLanguage.TOP),
        sure,
        written.get(RobustnessLanguage.POINTS),
        new Doubts(
            weights.groups(),
            weights.kpis(),
            written.get(RobustnessLanguage.SCORINGS).orElse(List.of()),
            aggregations(written),
            written.get(RobustnessLanguage.OUTLIERS).orElse(List.of()),
            missing(written),
            values(written),
            otherValues(written)),
        scorecard.has(RobustnessLanguage.ROBUSTNESS) ? written.at() : at);
  }

  private void atMostAll(BigDecimal share, String what, Position at) {
    if (share.compareTo(BigDecimal.ONE) > 0) {
      issues.error("out-of-range", at, what + " is at most 100 %", "For example: 25 %");
    }
  }

  private List<Aggregation> aggregations(Fields written) {
    var aggregations = written.get(RobustnessLanguage.AGGREGATIONS).orElse(List.of());
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
    var policies = written.get(RobustnessLanguage.WHEN_MISSING).orElse(List.of());
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
    if (written.get(RobustnessLanguage.VALUES) instanceof Errors.OfSome(var byKpi)) {
      byKpi.all().forEach(one -> of(one, values));
    }
    return Map.copyOf(values);
  }

  private static Doubted otherValues(Fields written) {
    return switch (written.get(RobustnessLanguage.VALUES)) {
      case Errors.OfAll(var how) -> how;
      case Errors.OfSome _ -> new Doubted.Not();
    };
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
