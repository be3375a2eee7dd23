package dev.touchstone.cli;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The folder that a command about definitions is given first. */
final class FolderArgument {
  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = ".",
      paramLabel = "FOLDER",
      description = "The folder with the definitions (default: here).")
  private Path folder = Path.of(".");

  Path path() {
    return folder;
  }
}
