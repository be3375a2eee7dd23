package dev.touchstone.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command said and how it ended. */
record Told(int exit, String out, String err) {
  /** Runs the command line in this process, as {@code bin/touchstone} would. */
  static Told by(Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var texts = java.util.Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    int exit =
        Cli.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(texts);
    return new Told(exit, out.toString(), err.toString());
  }
}
