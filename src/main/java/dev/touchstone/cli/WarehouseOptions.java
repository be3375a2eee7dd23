package dev.touchstone.cli;

import dev.touchstone.measure.Warehouse;
import dev.touchstone.measure.engine.EngineLimits;
import dev.touchstone.measure.engine.TrinoServer;
import dev.touchstone.measure.warehouse.DuckDbWarehouse;
import dev.touchstone.measure.warehouse.TrinoWarehouse;
import dev.touchstone.shared.Refused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that computes lets a person choose. */
class WarehouseOptions {
  /** More than that are no cores; an engine that starts so many threads only looks busy. */
  private static final int MOST_THREADS = 1024;

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "Where tables and runs are kept (default: FOLDER/.touchstone).")
  private Path workspace = Path.of("");

  @Option(
      names = "--threads",
      defaultValue = "0",
      description = "Threads of the warehouse and of replications (default: all cores).")
  private int threads;

  @Option(
      names = "--memory-mb",
      defaultValue = "1024",
      description = "Memory of the warehouse in MB (default: ${DEFAULT-VALUE}).")
  private int memoryMb = 1024;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "Seconds one statement may take (default: ${DEFAULT-VALUE}).")
  private int timeLimit = 600;

  @Option(
      names = "--engine",
      defaultValue = "duckdb",
      description =
          "${COMPLETION-CANDIDATES}: what computes (default: duckdb). trino needs --trino-url and"
              + " --catalog-url; see docs/distributed-engine.md.")
  private EngineChoice engine = EngineChoice.duckdb;

  @Option(
      names = "--trino-url",
      paramLabel = "URL",
      defaultValue = "${env:TOUCHSTONE_TRINO_URL:-}",
      description =
          "jdbc:trino://HOST:PORT/CATALOG (default: $TOUCHSTONE_TRINO_URL). User and password:"
              + " $TOUCHSTONE_TRINO_USER, $TOUCHSTONE_TRINO_PASSWORD.")
  private String trinoUrl = "";

  @Option(
      names = "--catalog-url",
      paramLabel = "URL",
      defaultValue = "${env:TOUCHSTONE_CATALOG_URL:-}",
      description =
          "jdbc:postgresql://HOST:PORT/DATABASE that lists the tables, for other engines to find"
              + " (default: $TOUCHSTONE_CATALOG_URL, else inside the workspace). User and"
              + " password: $TOUCHSTONE_CATALOG_USER, $TOUCHSTONE_CATALOG_PASSWORD.")
  private String catalogUrl = "";

  @Mixin private RetentionOptions retention = new RetentionOptions();

  /** Lower-case, as people type them. */
  enum EngineChoice {
    duckdb,
    trino
  }

  /** The tables in the workspace, wherever they are listed. */
  KeptFacts facts(Path workspace) {
    return KeptFacts.in(
        workspace,
        catalogUrl.isEmpty()
            ? new KeptFacts.Catalog.Embedded()
            : new KeptFacts.Catalog.Shared(
                catalogUrl,
                environment("TOUCHSTONE_CATALOG_USER", "postgres"),
                environment("TOUCHSTONE_CATALOG_PASSWORD", "")),
        retention.retention());
  }

  /** Command lines are seen by others on the machine, so secrets do not stand there. */
  private static String environment(String name, String otherwise) {
    return Objects.requireNonNullElse(System.getenv(name), otherwise);
  }

  private TrinoServer trino() {
    if (trinoUrl.isEmpty() || catalogUrl.isEmpty()) {
      throw new Refused(
          "no-shared-catalog",
          "Trino needs an address, and tables that are listed where it finds them",
          "Name both with --trino-url and --catalog-url.");
    }
    return new TrinoServer(
        trinoUrl,
        environment("TOUCHSTONE_TRINO_USER", "touchstone"),
        environment("TOUCHSTONE_TRINO_PASSWORD", ""));
  }

  /** The folder that is the command's memory. */
  Path workspace(Path folder) {
    return workspace.toString().isEmpty() ? folder.resolve(".touchstone") : workspace;
  }

  /** Computes everything anew, as a proof should. */
  Warehouse warehouse() {
    return switch (engine) {
      case duckdb -> new DuckDbWarehouse(limits());
      case trino -> new TrinoWarehouse(trino(), limits().perStatement());
    };
  }

  /** Keeps what closed periods say in a folder. */
  Warehouse warehouse(Path figures) {
    return switch (engine) {
      case duckdb -> new DuckDbWarehouse(limits(), figures);
      case trino -> new TrinoWarehouse(trino(), limits().perStatement(), figures);
    };
  }

  private static void check(boolean sensible, String option, String takes, int given) {
    if (!sensible) {
      throw new Refused(
          "bad-option",
          "%s takes %s, and this is %d".formatted(option, takes, given),
          "Leave it out for what is usual.");
    }
  }

  int threads() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  private EngineLimits limits() {
    check(memoryMb > 0, "--memory-mb", "1 or more", memoryMb);
    check(timeLimit > 0, "--time-limit", "1 or more", timeLimit);
    var most = "1 to %,d".formatted(MOST_THREADS);
    check(threads >= 0 && threads <= MOST_THREADS, "--threads", most, threads);
    var limits =
        EngineLimits.standard()
            .withMemoryMegabytes(memoryMb)
            .withPerStatement(Duration.ofSeconds(timeLimit));
    return threads == 0 ? limits : limits.withThreads(threads);
  }
}
