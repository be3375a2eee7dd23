package dev.touchstone.server;

import dev.touchstone.fact.FactStore;
import dev.touchstone.measure.Warehouse;
import dev.touchstone.measure.Warehouse.SourceRows;
import dev.touchstone.plan.Plan;
import dev.touchstone.publication.Publications;
import dev.touchstone.publication.SourceRowsOfRun;
import dev.touchstone.publication.StoredRun;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;

/** Reads rows as they were known to a run: by its own documents, from its own snapshot. */
record RowsOfRuns(FactStore facts, Warehouse warehouse, Publications runs)
    implements SourceRowsOfRun {

  @Override
  public SourceRows rows(
      StoredRun run,
      String kpi,
      String input,
      PartnerId partner,
      Period period,
      int from,
      int most) {
    var basis = new OriginsOfRuns(facts, runs).of(run, period);
    var issues = new Issues();
    var plan = Plan.of(basis.definitions(), basis.scorecard(), issues);
    issues.orThrow();
    return warehouse.rows(plan, basis.snapshot(), kpi, input, partner, period, from, most);
  }
}
