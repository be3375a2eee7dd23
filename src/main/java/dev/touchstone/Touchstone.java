package dev.touchstone;

import dev.touchstone.cli.Cli;

/** Where the program starts. */
public final class Touchstone {
  private Touchstone() {}

  public static void main(String[] arguments) {
    System.setProperty("logback.configurationFile", "logback-cli.xml");
    System.exit(Cli.commandLine().execute(arguments));
  }
}
