package dev.touchstone.cli;

import picocli.CommandLine.Option;

/** How wide a table for people may be. */
final class WidthOption {
  static final int USUAL = 120;

  @Option(
      names = "--width",
      paramLabel = "COLUMNS",
      defaultValue = "" + USUAL,
      description = "How wide a table may be; 0 for as wide as it is (default: 120).")
  private int width = USUAL;

  int width() {
    return width <= 0 ? Integer.MAX_VALUE : width;
  }
}
