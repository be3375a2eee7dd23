package dev.touchstone.measure;

import dev.touchstone.fact.Snapshot;
import dev.touchstone.plan.Plan;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Progress;
import java.util.List;
import java.util.Map;

/** An engine that answers plans over snapshots. Every engine passes the same contract tests. */
public interface Warehouse extends AutoCloseable {
  /**
   * Measures a scorecard for each period.
   *
   * @param periods consecutive, oldest first
   * @throws dev.touchstone.shared.Refused if a rate is missing, a total does not fit, or the time
   *     limit passed
   */
  Measurements measure(Plan plan, Snapshot snapshot, List<Period> periods, Progress progress);

  /**
   * The source rows behind one input of a KPI, in the order of file and line.
   *
   * @param input name of the input; {@code target} for the target's
   * @param from rows to skip
   * @param most rows to return at most
   */
  SourceRows rows(
      Plan plan,
      Snapshot snapshot,
      String kpi,
      String input,
      PartnerId partner,
      Period period,
      int from,
      int most);

  /** Name and version, as a receipt states it. */
  String engine();

  @Override
  void close();

  /**
   * @param columns names in the dataset's order
   * @param rows one map of column to text per row; a missing value has no entry
   * @param total how many rows there are in all
   */
  record SourceRows(String dataset, List<String> columns, List<SourceRow> rows, long total) {}

  record SourceRow(String file, long line, Map<String, String> values) {}
}
