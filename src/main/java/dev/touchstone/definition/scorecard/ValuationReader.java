package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.scorecard.Kpi.Valuation;
import dev.touchstone.definition.scorecard.Scorecard.Scale;
import dev.touchstone.definition.valuation.MissingLanguage;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.OutlierLanguage;
import dev.touchstone.definition.valuation.Outliers;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.shared.Issues;

/** Makes the way from a KPI's values to points. {@link ScoringReader} reads its normaliser. */
record ValuationReader(Scale scale, Issues issues) {
  /** Of a KPI that can be checked further, but not scored. */
  private static final Scoring UNREAD = new Scoring.AsIs();

  Valuation read(Fields kpi) {
    var scoring = new ScoringReader(kpi, scale, issues).read();
    var valuation =
        new Valuation(
            kpi.get(KpiLanguage.BETTER),
            kpi.get(OutlierLanguage.OUTLIERS),
            scoring.orElse(UNREAD),
            kpi.get(MissingLanguage.WHEN_MISSING));
    checkNeutral(valuation, kpi);
    if (scoring.isPresent()) {
      checkOutliers(valuation, kpi);
    }
    return valuation;
  }

  private void checkNeutral(Valuation valuation, Fields kpi) {
    if (valuation.whenMissing() instanceof MissingPolicy.Neutral neutral) {
      new PointsOnScale(scale, issues)
          .check(neutral.points(), kpi.at(MissingLanguage.WHEN_MISSING));
    }
  }

  /** Fixed bounds mean nothing to a value that only counts by its logarithm. */
  private void checkOutliers(Valuation valuation, Fields kpi) {
    boolean logarithm =
        valuation.outliers() instanceof Outliers.Winsorise how
            && how.otherwise() == Outliers.Otherwise.LOG;
    if (logarithm && !valuation.scoring().comparesPeers()) {
      issues.error(
          "log-needs-peers",
          kpi.at(OutlierLanguage.OUTLIERS),
          "Values that may come to count by their logarithm can only be compared with peers",
          "Write otherwise: keep, or a score by peers such as min-max");
    }
  }
}
