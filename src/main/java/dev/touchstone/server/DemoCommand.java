package dev.touchstone.server;

import dev.touchstone.demo.Size;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code touchstone demo}: everything on embedded parts, ready to look at. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Starts a server with a demo world that is loaded, scored and published; prints where it is"
            + " and how to sign in.")
public final class DemoCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(DemoCommand.class);

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Where the demo keeps its data (default: ~/.touchstone/demo).")
  private Path home = Path.of(System.getProperty("user.home", "."), ".touchstone", "demo");

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port to listen on; 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--small",
      description = "A world of 60 partners instead of 240, which is ready sooner.")
  private boolean small;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    var out = spec.commandLine().getOut();
    out.println("Starting Touchstone...");
    out.flush();
    var own = Home.in(home);
    // What a start logs is kept in the home; the terminal gets sentences.
    var server = TouchstoneServer.start(home, port, Map.of("logging.threshold.console", "OFF"));
    try {
      var people = new DemoStart(own, server, small ? Size.SMALL : Size.DEMO, progress(out)).run();
      tell(server, people, out);
    } catch (Issues.Invalid | Refused expected) {
      throw expected;
    } catch (IOException | RuntimeException fault) {
      LOG.error("The demo could not be prepared", fault);
      throw StartRefusals.saying(fault, own.log().toString());
    }
    server.join();
    return 0;
  }

  private void tell(RunningServer server, DemoPeople people, PrintWriter out) {
    out.printf(
        """

        Touchstone is ready: %s

        %s
        Its data is kept in %s. Stop with Ctrl-C; the next start finds it again.
        """,
        server.address(), people.logins(), home.toAbsolutePath());
    out.flush();
  }

  private static Progress progress(PrintWriter out) {
    return new Progress() {
      private String last = "";

      @Override
      public void at(String step, int done, int of) {
        if (!step.equals(last)) {
          out.println("  " + step);
          out.flush();
          last = step;
        }
      }
    };
  }
}
