package dev.touchstone.measure;

import dev.touchstone.distributed.TrinoCluster;
import dev.touchstone.fact.FactStore;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.measure.engine.EngineLimits;
import dev.touchstone.measure.engine.TrinoServer;
import dev.touchstone.measure.warehouse.TrinoWarehouse;
import dev.touchstone.plan.Plan;
import dev.touchstone.plan.Slice;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Trino over the files of a contract test, which are first listed in the catalog that Trino reads.
 */
record TrinoContract(TrinoWarehouse warehouse) implements Warehouse {

  static Warehouse warehouse(EngineLimits limits) {
    var server = new TrinoServer(TrinoCluster.running().url(), "test", "");
    return new TrinoContract(new TrinoWarehouse(server, limits.perStatement()));
  }

  @Override
  public Measurements measure(
      Plan plan, Snapshot snapshot, List<Period> periods, Progress progress) {
    try (var store = listed(plan, snapshot)) {
      return warehouse.measure(plan, store.current(), periods, progress);
    }
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
    try (var store = listed(plan, snapshot)) {
      return warehouse.rows(plan, store.current(), kpi, input, partner, period, from, most);
    }
  }

  private static FactStore listed(Plan plan, Snapshot snapshot) {
    var name = "t" + UUID.randomUUID().toString().replace("-", "");
    var store = TrinoCluster.running().store(name);
    for (var dataset : plan.datasets()) {
      List<Path> files = snapshot.files(dataset.id(), "", Slice.BEGINNING, Slice.END);
      if (!files.isEmpty()) {
        store.adopt(dataset, files, name);
      }
    }
    return store;
  }

  @Override
  public String engine() {
    return warehouse.engine();
  }

  @Override
  public void close() {
    warehouse.close();
  }
}
