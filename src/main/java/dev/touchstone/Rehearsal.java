package dev.touchstone;

import dev.touchstone.cli.Cli;
import dev.touchstone.demo.DemoWorld;
import dev.touchstone.demo.Size;
import dev.touchstone.server.TouchstoneServer;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Scratch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Scores a small world once and again, so that the Java virtual machine can keep what it learns
 * doing that: which classes are needed, read and linked. Commands then start in about half the
 * time. With the word {@code server} it also starts one and opens its door. The launcher runs
 * either when it is first needed after a build.
 */
final class Rehearsal {
  private Rehearsal() {}

  public static void main(String[] arguments) throws IOException {
    boolean server = List.of(arguments).contains("server");
    if (!server) {
      Touchstone.beCommand();
    }
    try (var scratch = Scratch.temporary("touchstone-rehearsal-")) {
      var folder = scratch.folder();
      DemoWorld.write(folder, Size.SMALL);
      var definitions = folder.resolve("definitions").toString();
      var data = folder.resolve("data").toString();
      run("validate", definitions);
      for (int i = 0; i < 2; i++) {
        run("score", definitions, "--data", data, "--scorecard", "reseller", "--periods", "4");
      }
      if (server) {
        serve(folder.resolve("home"));
      }
    }
  }

  /** Where no server can be started, a later start is only slower. */
  private static void serve(Path home) throws IOException {
    try (var server = TouchstoneServer.start(home, 0, Map.of("logging.threshold.console", "OFF"));
        var browser = HttpClient.newHttpClient()) {
      for (var page : List.of("health", "sign-in", "scorecards")) {
        var address = server.address().resolve(page);
        browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      }
    } catch (Refused refused) {
      System.err.println(refused.reason());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(String... arguments) {
    Cli.commandLine()
        .setOut(new PrintWriter(Writer.nullWriter()))
        .setErr(new PrintWriter(Writer.nullWriter()))
        .execute(arguments);
  }
}
