package dev.touchstone.cli;

import dev.touchstone.upkeep.Retention;
import picocli.CommandLine.Option;

/** How long a workspace keeps what nobody uses. */
final class RetentionOptions {
  @Option(
      names = "--keep-tables",
      paramLabel = "DAYS",
      defaultValue = "${env:TOUCHSTONE_KEEP_TABLES:-30}",
      description =
          "Tables nobody has used for so many days are removed; 0 keeps them (default:"
              + " $TOUCHSTONE_KEEP_TABLES, else 30).")
  private int tables = Retention.STANDARD.tables();

  @Option(
      names = "--keep-runs",
      paramLabel = "DAYS",
      defaultValue = "${env:TOUCHSTONE_KEEP_RUNS:-400}",
      description =
          "Runs nobody has made or verified for so many days are removed; 0 keeps them (default:"
              + " $TOUCHSTONE_KEEP_RUNS, else 400).")
  private int runs = Retention.STANDARD.runs();

  Retention retention() {
    return new Retention(tables, runs);
  }
}
