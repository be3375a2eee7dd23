package dev.touchstone.score.explanation;

import dev.touchstone.measure.Population;
import dev.touchstone.score.column.KpiColumn;
import dev.touchstone.score.tree.CompiledCard;
import dev.touchstone.score.tree.PeriodScores;
import dev.touchstone.shared.Period;
import java.util.List;

/** One period's results, each of which can be told in words. */
public final class ExplainedScores extends PeriodScores implements Scores {
  public ExplainedScores(
      CompiledCard method, Period period, Population population, List<KpiColumn> kpis) {
    super(method, period, population, kpis);
  }

  @Override
  public Explanation explain(int partner) {
    return new Explainer(this, partner).explanation();
  }
}
