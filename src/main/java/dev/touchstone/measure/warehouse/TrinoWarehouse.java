package dev.touchstone.measure.warehouse;

import dev.touchstone.fact.Snapshot;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Warehouse;
import dev.touchstone.measure.engine.TrinoServer;
import dev.touchstone.measure.engine.TrinoSession;
import dev.touchstone.measure.kept.KeptFigures;
import dev.touchstone.plan.Plan;
import dev.touchstone.plan.SnapshotFiles;
import dev.touchstone.plan.SqlDialect;
import dev.touchstone.plan.TrinoDialect;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The distributed engine, over the same tables through the same catalog as the writer of facts.
 * Answers to the last digit what {@link DuckDbWarehouse} answers, and never approximately.
 */
public final class TrinoWarehouse implements Warehouse {
  private final SqlDialect dialect = new TrinoDialect();
  private final TrinoServer server;
  private final Duration perStatement;
  private final KeptFigures kept;

  /**
   * Computes everything anew each time.
   *
   * @param perStatement a statement that takes longer is stopped and refused
   */
  public TrinoWarehouse(TrinoServer server, Duration perStatement) {
    this(server, perStatement, KeptFigures.NONE);
  }

  /**
   * Keeps figures between runs, so that a closed period is read once and a run that was cut off
   * goes on where it stopped.
   *
   * @param figures a folder of its own; it may be deleted at any time
   */
  public TrinoWarehouse(TrinoServer server, Duration perStatement, Path figures) {
    this(server, perStatement, KeptFigures.in(figures));
  }

  private TrinoWarehouse(TrinoServer server, Duration perStatement, KeptFigures kept) {
    this.server = server;
    this.perStatement = perStatement;
    this.kept = kept;
  }

  @Override
  public Measurements measure(
      Plan plan, Snapshot snapshot, List<Period> periods, Progress progress) {
    if (!plan.complete()) {
      throw Plan.unusable();
    }
    try (var session = open()) {
      return use(session, plan, snapshot)
          .measure(
              periods, progress, () -> anew().measure(plan, snapshot, periods, Progress.SILENT));
    }
  }

  private TrinoWarehouse anew() {
    return new TrinoWarehouse(server, perStatement, kept.withoutPeriods());
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
    try (var session = open()) {
      return use(session, plan, snapshot).rows(kpi, input, partner, period, from, most);
    }
  }

  private EngineUse use(TrinoSession session, Plan plan, Snapshot snapshot) {
    return new EngineUse(session, dialect, plan, new SnapshotFiles(snapshot), kept);
  }

  private TrinoSession open() {
    return new TrinoSession(server, perStatement);
  }

  @Override
  public String engine() {
    try (var session = open()) {
      return session.name();
    }
  }

  /** Nothing is held between uses. */
  @Override
  public void close() {}
}
