package dev.touchstone.cli;

import dev.touchstone.measure.DuckDbWarehouse;
import dev.touchstone.measure.EngineLimits;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What every command that computes lets a person choose. */
class WarehouseOptions {
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

  /** The folder that is the command's memory. */
  Path workspace(Path folder) {
    return workspace.toString().isEmpty() ? folder.resolve(".touchstone") : workspace;
  }

  /** Computes everything anew, as a proof should. */
  DuckDbWarehouse warehouse() {
    return new DuckDbWarehouse(limits());
  }

  /** Keeps what closed periods say in a folder. */
  DuckDbWarehouse warehouse(Path figures) {
    return new DuckDbWarehouse(limits(), figures);
  }

  int threads() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  private EngineLimits limits() {
    var limits =
        EngineLimits.standard()
            .withMemoryMegabytes(memoryMb)
            .withPerStatement(Duration.ofSeconds(timeLimit));
    return threads == 0 ? limits : limits.withThreads(threads);
  }
}
