package dev.touchstone.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which data is read, and by which scorecard. */
class SourceOptions extends WarehouseOptions {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DATA",
      description = "The folder with the source files that the mappings read.")
  private Path data = Path.of("");

  @Option(
      names = "--scorecard",
      paramLabel = "ID",
      defaultValue = "",
      description = "Only this scorecard (default: all in the folder).")
  private String scorecard = "";

  @Option(
      names = "--account",
      description =
          "Tell what became of every row of every dataset, not only where something is to be told.")
  private boolean account;

  Path data() {
    return data;
  }

  String scorecard() {
    return scorecard;
  }

  boolean account() {
    return account;
  }
}
