package dev.touchstone.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Data that is not part of the repository and lies beside it where a developer has it. */
final class Shared {
  private Shared() {}

  static Path folder(String name) {
    var folder = Path.of("..", "shared", "data", name);
    Assumptions.assumeTrue(
        Files.isDirectory(folder), () -> "Skipped: there is no " + folder + " beside the checkout");
    return folder;
  }
}
