package dev.touchstone.measure.warehouse;

import dev.touchstone.fact.Snapshot;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Warehouse;
import dev.touchstone.measure.engine.EngineLimits;
import dev.touchstone.measure.engine.LockedDuckDb;
import dev.touchstone.measure.kept.KeptFigures;
import dev.touchstone.plan.Plan;
import dev.touchstone.plan.SnapshotFiles;
import dev.touchstone.plan.SqlDialect;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Progress;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The embedded engine. Every use gets its own locked instance that can read the snapshot's files
 * and nothing else; periods are measured one by one, so that memory stays small.
 *
 * <pre>{@code
 * try (var warehouse = new DuckDbWarehouse(EngineLimits.standard(), workspace.resolve("figures"))) {
 *   var measurements = warehouse.measure(plan, snapshot, periods, Progress.SILENT);
 * }
 * }</pre>
 */
public final class DuckDbWarehouse implements Warehouse {
  private final SqlDialect dialect = new SqlDialect.DuckDb();
  private final EngineLimits limits;
  private final KeptFigures kept;

  /** Computes everything anew each time. */
  public DuckDbWarehouse(EngineLimits limits) {
    this(limits, KeptFigures.NONE);
  }

  /**
   * Keeps figures between runs, so that a closed period is read once.
   *
   * @param figures a folder of its own; it may be deleted at any time
   */
  public DuckDbWarehouse(EngineLimits limits, Path figures) {
    this(limits, KeptFigures.in(figures));
  }

  public DuckDbWarehouse(EngineLimits limits, KeptFigures kept) {
    this.limits = limits;
    this.kept = kept;
    LockedDuckDb.load();
  }

  @Override
  public Measurements measure(
      Plan plan, Snapshot snapshot, List<Period> periods, Progress progress) {
    if (!plan.complete()) {
      throw Plan.unusable();
    }
    var files = new SnapshotFiles(snapshot);
    try (var engine = open(plan, files)) {
      return new EngineUse(engine, dialect, plan, files, kept)
          .measure(
              periods, progress, () -> anew().measure(plan, snapshot, periods, Progress.SILENT));
    }
  }

  private DuckDbWarehouse anew() {
    return new DuckDbWarehouse(limits, kept.withoutPeriods());
  }

  @Override
  public SourceRows rows(
      Plan plan,
      Snapshot snapshot,
      String kpi,
      String input,
      PartnerId partner,
      Period period,
      int from,
      int most) {
    var files = new SnapshotFiles(snapshot);
    try (var engine = open(plan, files)) {
      return new EngineUse(engine, dialect, plan, files, kept)
          .rows(kpi, input, partner, period, from, most);
    }
  }

  private LockedDuckDb open(Plan plan, SnapshotFiles files) {
    var readable = new LinkedHashSet<Path>();
    plan.datasets().forEach(dataset -> readable.addAll(files.all(dataset)));
    return new LockedDuckDb(limits, readable);
  }

  @Override
  public String engine() {
    return LockedDuckDb.engine();
  }

  /** Nothing is held between uses. */
  @Override
  public void close() {}
}
