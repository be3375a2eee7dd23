package dev.touchstone.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What commands that score let a person choose. */
final class RunOptions extends SourceOptions {
  @Option(
      names = "--period",
      paramLabel = "LABEL|DAY",
      defaultValue = "",
      description =
          "The last period to score, by its label or any day in it (default: the one with the"
              + " newest facts).")
  private String period = "";

  @Option(
      names = "--periods",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many periods, the last one included (default: ${DEFAULT-VALUE}).")
  private int periods = 1;

  Workspace open(Path folder, PrintWriter err) {
    return Workspace.open(folder, data(), this, asked(), err);
  }

  Asked asked() {
    return new Asked(scorecard(), period, periods, account());
  }

  /** Which run is wanted; empty texts mean: find out. */
  record Asked(String scorecard, String period, int periods, boolean account) {
    /** For a folder in which scorecards may have other names. */
    Asked anyScorecard() {
      return new Asked("", period, periods, account);
    }
  }
}
