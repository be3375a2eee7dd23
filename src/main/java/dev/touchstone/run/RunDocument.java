package dev.touchstone.run;

import dev.touchstone.measure.Measurements.Total;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.shared.Period;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A run as programs read it: beside each partner's explained score stands, for every additive KPI,
 * a total over the population, so that the run can be held against its source.
 *
 * @param run its id
 * @param receipt without what differs between workspaces
 */
public record RunDocument(
    String run,
    String program,
    String currency,
    String scorecard,
    String title,
    Receipt receipt,
    List<OfPeriod> periods) {

  /**
   * @param totals by KPI, of those that can be added up
   * @param partners explained one by one as they are read
   */
  public record OfPeriod(
      Period period, Map<String, List<Total>> totals, List<Explanation> partners) {}

  public static RunDocument of(ScorecardRun run) {
    var program = run.definitions().program();
    return new RunDocument(
        run.id(),
        program.id(),
        program.currency(),
        run.scorecard().id(),
        run.scorecard().title(),
        run.receipt().anywhere(),
        IntStream.range(0, run.scores().size()).mapToObj(i -> period(run, i)).toList());
  }

  private static OfPeriod period(ScorecardRun run, int period) {
    var totals = new LinkedHashMap<String, List<Total>>();
    run.measurements()
        .periods()
        .get(period)
        .kpis()
        .forEach(
            (kpi, measured) -> {
              if (!measured.totals().isEmpty()) {
                totals.put(kpi, measured.totals());
              }
            });
    return new OfPeriod(run.scores().get(period).period(), totals, new Explanations(run, period));
  }

  /** A run's explanations take more room than the run, and are written one after the other. */
  private static final class Explanations extends AbstractList<Explanation> {
    private final ScorecardRun run;
    private final int period;

    Explanations(ScorecardRun run, int period) {
      this.run = run;
      this.period = period;
    }

    @Override
    public Explanation get(int partner) {
      return run.explain(period, partner);
    }

    @Override
    public int size() {
      return run.scores().get(period).population().size();
    }
  }
}
