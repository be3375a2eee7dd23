package dev.touchstone.cli;

import java.nio.file.InvalidPathException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with a command line and where its help is. All of the help would push what is
 * wrong off the screen.
 */
final class Misspelt implements CommandLine.IParameterExceptionHandler {
  private static final int EXIT = 2;

  @Override
  public int handleParseException(ParameterException fault, String[] arguments) {
    var command = fault.getCommandLine();
    var err = command.getErr();
    // Picocli keeps the name of what it caught, and not always the thing itself.
    if (String.valueOf(fault.getMessage()).contains(InvalidPathException.class.getName())) {
      return Complaints.told(Mendable.badPath(fault.getValue()), err, EXIT);
    }
    err.println(
        String.valueOf(fault.getMessage())
            .replaceFirst(" is not an? (int|long)$", " is not a whole number")
            .replace(" (case-insensitive)", ""));
    if (command.getParent() == null) {
      if (!UnmatchedArgumentException.printSuggestions(fault, err)) {
        command.usage(err);
      }
    } else {
      UnmatchedArgumentException.printSuggestions(fault, err);
      err.println("hint: 'touchstone " + command.getCommandName() + " --help' lists all it takes.");
    }
    err.flush();
    return EXIT;
  }
}
