package dev.touchstone;

import dev.touchstone.cli.Cli;
import dev.touchstone.cli.StandardOutput;
import dev.touchstone.server.AuditCommand;
import dev.touchstone.server.DatabaseExaminer;
import dev.touchstone.server.DemoCommand;
import java.util.Set;

/** Where the program starts. */
public final class Touchstone {
  private static final Set<String> ON_A_SERVER = Set.of("demo");

  private Touchstone() {}

  public static void main(String[] arguments) {
    if (arguments.length == 0 || !ON_A_SERVER.contains(arguments[0])) {
      beCommand();
    }
    System.exit(
        StandardOutput.of(
            Cli.commandLine(new DatabaseExaminer())
                .addSubcommand("demo", new DemoCommand())
                .addSubcommand("audit", new AuditCommand()),
            arguments));
  }

  /** Leaves out of this process what only a server needs; comes before everything else. */
  public static void beCommand() {
    System.setProperty("logback.configurationFile", "logback-cli.xml");
    // DuckDB's driver would start the flight recorder, a fifth of a second and megabytes of what
    // a command has, for events that nobody reads; who records has started it before this.
    System.setProperty("jfr.unsupported.vm", "true");
  }
}
