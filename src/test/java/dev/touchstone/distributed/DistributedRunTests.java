package dev.touchstone.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Documents;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.demo.BenchmarkScale;
import dev.touchstone.demo.BenchmarkWorld;
import dev.touchstone.fact.FactStore;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.measure.Warehouse;
import dev.touchstone.measure.engine.EngineLimits;
import dev.touchstone.measure.engine.TrinoServer;
import dev.touchstone.measure.warehouse.DuckDbWarehouse;
import dev.touchstone.measure.warehouse.TrinoWarehouse;
import dev.touchstone.run.Runs;
import dev.touchstone.run.Runs.Verification;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The benchmark's scorecard on both engines, undisturbed and disturbed. Says what each run took.
 */
@Tag("distributed")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DistributedRunTests {
  private static final BenchmarkScale SCALE =
      BenchmarkScale.FULL.dividedBy(Integer.getInteger("touchstone.distributed.divisor", 100));

  /** Where facts of that size were written before, for instance by the benchmark. */
  private static final String MADE = System.getProperty("touchstone.distributed.facts", "");

  @TempDir static Path folder;
  private static TrinoCluster cluster;
  private static BenchmarkWorld world;
  private static Definitions definitions;
  private static FactStore store;
  private static Snapshot snapshot;
  private static ScorecardRun embedded;

  @BeforeAll
  static void factsInASharedCatalog() throws Exception {
    cluster = TrinoCluster.running();
    if (MADE.isEmpty()) {
      world = new BenchmarkWorld(Files.createDirectories(folder.resolve("facts")), SCALE);
      world.write(Progress.SILENT);
    } else {
      world = new BenchmarkWorld(Path.of(MADE), SCALE);
    }
    BenchmarkWorld.writeDefinitions(folder.resolve("definitions"));
    definitions = Documents.in(folder.resolve("definitions")).definitions();
    store = cluster.store("benchmark");
    for (var dataset : definitions.all(Dataset.KIND).values()) {
      var files = world.snapshot().files(dataset.id(), "", LocalDate.MIN, LocalDate.MAX);
      store.adopt(dataset, files, "benchmark");
    }
    snapshot = store.current();
    embedded = timed("DuckDB", () -> run(duckDb(), Progress.SILENT));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static Warehouse duckDb() {
    return new DuckDbWarehouse(EngineLimits.standard());
  }

  private static TrinoServer server() {
    return new TrinoServer(cluster.url(), "test", "");
  }

  private static Warehouse trino() {
    return new TrinoWarehouse(server(), Duration.ofMinutes(10));
  }

  private static Scorecard scorecard() {
    return definitions.all(Scorecard.KIND).values().iterator().next();
  }

  private static ScorecardRun run(Warehouse warehouse, Progress progress) {
    try (warehouse) {
      return Runs.compute(definitions, scorecard(), snapshot, warehouse, world.periods(), progress);
    }
  }

  private interface Step<T> {
    T take();
  }

  private static <T> T timed(String what, Step<T> step) {
    long start = System.nanoTime();
    var result = step.take();
    System.out.printf("%s: %.1f s%n", what, (System.nanoTime() - start) / 1e9);
    return result;
  }

  /** Does something once, a moment after the measuring of a period began. */
  private static Progress when(int period, Runnable event) {
    return (what, done, total) -> {
      if (what.startsWith("Measuring") && done == period) {
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    TimeUnit.MILLISECONDS.sleep(500);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  event.run();
                });
      }
    };
  }

  @Test
  @Order(1)
  void bothEnginesGiveTheSameResultHash() {
    timed("Trino, first run", () -> run(trino(), Progress.SILENT));
    var distributed = timed("Trino, second run", () -> run(trino(), Progress.SILENT));
    assertThat(distributed.receipt().engine()).startsWith("Trino ");
    assertThat(distributed.receipt().resultHash()).isEqualTo(embedded.receipt().resultHash());
    assertThat(distributed.id()).isEqualTo(embedded.id());
  }

  @Test
  @Order(2)
  void whatOneEngineMadeTheOtherVerifies() {
    try (var trino = trino();
        var duckDb = duckDb()) {
      var distributed = run(trino(), Progress.SILENT);
      assertThat(Runs.verify(distributed.receipt(), definitions, snapshot, duckDb, Progress.SILENT))
          .isInstanceOf(Verification.Equal.class);
      assertThat(Runs.verify(embedded.receipt(), definitions, snapshot, trino, Progress.SILENT))
          .isInstanceOf(Verification.Equal.class);
    }
  }

  @Test
  @Order(3)
  void aWorkerThatIsKilledCostsTimeAndNotTheRun() throws Exception {
    var victim = cluster.workers().getFirst();
    assertThat(victim.alive()).isTrue();
    try {
      var run = timed("Trino, a worker killed", () -> run(trino(), when(2, victim::kill)));
      assertThat(victim.alive()).as("killed in mid-run").isFalse();
      assertThat(run.receipt().resultHash()).isEqualTo(embedded.receipt().resultHash());
    } finally {
      victim.startAgain();
      cluster.awaitWorkers(2);
    }
  }

  @Test
  @Order(4)
  void aCoordinatorThatIsDownIsToldClearlyAndTheRunGoesOnWhereItStopped() throws Exception {
    var figures = folder.resolve("figures");
    var keeping = new TrinoWarehouse(server(), Duration.ofMinutes(10), figures);
    var refused =
        catchThrowableOfType(
            Refused.class, () -> run(keeping, when(3, cluster.coordinator()::kill)));
    assertThat(refused).isNotNull();
    assertThat(refused.code()).isEqualTo("engine-unreachable");
    assertThat(refused.reason()).contains("The distributed engine at " + cluster.url());
    assertThat(refused.hint()).contains("score again");
    assertThat(catchThrowableOfType(Refused.class, () -> run(keeping, Progress.SILENT)).code())
        .as("before anything is asked")
        .isEqualTo("engine-unreachable");

    cluster.coordinator().startAgain();
    cluster.awaitWorkers(2);
    int before = statements();
    var resumed = timed("Trino, resumed", () -> run(keeping, Progress.SILENT));
    int asked = statements() - before;
    assertThat(resumed.receipt().resultHash()).isEqualTo(embedded.receipt().resultHash());

    before = statements();
    run(trino(), Progress.SILENT);
    assertThat(asked).as("what was measured is not asked again").isLessThan(statements() - before);
  }

  /** How many statements about facts the coordinator remembers. */
  private static int statements() throws Exception {
    try (var connection = DriverManager.getConnection(cluster.url(), "test", null);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from system.runtime.queries"
                    + " where source = 'touchstone' and query like '%one row per%'")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
