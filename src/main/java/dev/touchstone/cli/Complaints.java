package dev.touchstone.cli;

import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.shared.IssuePrinter;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Refused;
import picocli.CommandLine;

/**
 * Says what went wrong in plain words. Exit code 1: something a person can mend; 2: the command was
 * misspelt; 70: a fault in Touchstone itself.
 */
final class Complaints implements CommandLine.IExecutionExceptionHandler {
  static final int MENDABLE = 1;
  private static final int OWN_FAULT = 70;

  @Override
  public int handleExecutionException(
      Exception fault, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
    var err = command.getErr();
    switch (fault) {
      case Faulty faulty -> err.print(faulty.text());
      case Issues.Invalid invalid ->
          err.print(new IssuePrinter(file -> "", false).print(invalid.issues()));
      case Refused refused -> {
        err.println("error " + refused.code() + ": " + refused.reason());
        if (!refused.hint().isEmpty()) {
          err.println("hint: " + refused.hint());
        }
      }
      case FiscalCalendar.OutsideCalendar outside ->
          err.println("error outside-calendar: " + outside.getMessage());
      case CommandLine.ParameterException misspelt -> throw misspelt;
      default -> {
        err.println("This is a fault in Touchstone, not in your files. Please report it:");
        fault.printStackTrace(err);
        return OWN_FAULT;
      }
    }
    err.flush();
    return MENDABLE;
  }
}
