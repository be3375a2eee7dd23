package dev.touchstone.cli;

import picocli.CommandLine.Option;

/** In which format a command answers: for a person, a program or a spreadsheet. */
final class FormatOption {
  @Option(
      names = "--format",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: table).")
  private Format format = Format.table;

  Format format() {
    return format;
  }

  /** Lower-case, as people type them. */
  enum Format {
    table,
    json,
    csv
  }
}
