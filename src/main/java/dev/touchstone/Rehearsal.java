package dev.touchstone;

import dev.touchstone.cli.Cli;
import dev.touchstone.demo.DemoWorld;
import dev.touchstone.demo.Size;
import dev.touchstone.shared.Scratch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Scores a small world once and again, so that the Java virtual machine can keep what it learns
 * doing that: which classes are needed and which methods are worth compiling. Commands then start
 * in about half the time. The launcher runs it after a build.
 */
final class Rehearsal {
  private Rehearsal() {}

  public static void main(String[] arguments) throws IOException {
    System.setProperty("logback.configurationFile", "logback-cli.xml");
    try (var scratch = Scratch.temporary("touchstone-rehearsal-")) {
      var folder = scratch.folder();
      DemoWorld.write(folder, Size.SMALL);
      var definitions = folder.resolve("definitions").toString();
      var data = folder.resolve("data").toString();
      run("validate", definitions);
      for (int i = 0; i < 2; i++) {
        run("score", definitions, "--data", data, "--scorecard", "reseller", "--periods", "4");
      }
    }
  }

  private static void run(String... arguments) {
    Cli.commandLine()
        .setOut(new PrintWriter(Writer.nullWriter()))
        .setErr(new PrintWriter(Writer.nullWriter()))
        .execute(arguments);
  }
}
