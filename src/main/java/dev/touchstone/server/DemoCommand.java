package dev.touchstone.server;

import dev.touchstone.shared.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
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

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    var out = spec.commandLine().getOut();
    out.println("Starting Touchstone...");
    out.flush();
    var server = TouchstoneServer.start(home, port, Map.of());
    new DemoStart(home, server, progress(out)).run();
    tell(server, out);
    server.join();
    return 0;
  }

  private void tell(RunningServer server, PrintWriter out) {
    var login = FirstLogin.kept(home);
    out.printf(
        """

        Touchstone is ready: %s

          sign in as   %-12s password %s   (partner operations: sees every partner)
          or as        %-12s password %s   (a partner: sees its own scorecard)

        Its data is kept in %s. Stop with Ctrl-C; the next start finds it again.
        """,
        server.address(),
        FirstLogin.OPERATOR,
        login.password(),
        FirstLogin.PARTNER,
        login.partnerPassword(),
        home.toAbsolutePath());
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
