package dev.touchstone.publication;

import dev.touchstone.measure.Warehouse.SourceRows;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;

/**
 * The source rows behind a stored run's numbers. The server wires it to a warehouse over the run's
 * pinned snapshot. Whoever calls it has made sure that the reader may see the partner.
 */
public interface SourceRowsOfRun {
  /**
   * @param input the KPI's name for the input; {@code target} for the target's
   * @throws dev.touchstone.shared.Refused where the facts are no longer there
   */
  SourceRows rows(
      StoredRun run,
      String kpi,
      String input,
      PartnerId partner,
      Period period,
      int from,
      int most);
}
