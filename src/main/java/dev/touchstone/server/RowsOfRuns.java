package dev.touchstone.server;

import dev.touchstone.measure.Warehouse.SourceRows;
import dev.touchstone.publication.SourceRowsOfRun;
import dev.touchstone.publication.StoredRun;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;

/** Reads rows as they were known to a run: by its own documents, from its own snapshot. */
record RowsOfRuns(OriginsOfRuns origins) implements SourceRowsOfRun {

  @Override
  public SourceRows rows(
      StoredRun run,
      String kpi,
      String input,
      PartnerId partner,
      Period period,
      int from,
      int most) {
    var origin = origins.of(run);
    return origin.desk().rows(origin.scorecard(), kpi, input, partner, period, from, most);
  }
}
