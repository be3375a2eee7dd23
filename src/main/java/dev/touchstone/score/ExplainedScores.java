package dev.touchstone.score;

import dev.touchstone.measure.Population;
import dev.touchstone.shared.Period;
import java.util.List;

/** One period's results, each of which can be told in words. */
final class ExplainedScores extends PeriodScores implements Scores {
  ExplainedScores(Method method, Period period, Population population, List<KpiColumn> kpis) {
    super(method, period, population, kpis);
  }

  @Override
  public Explanation explain(int partner) {
    return new Explainer(this, partner).explanation();
  }
}
