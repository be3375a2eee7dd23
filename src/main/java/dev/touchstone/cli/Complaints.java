package dev.touchstone.cli;

import dev.touchstone.definition.FiscalCalendar;
import dev.touchstone.shared.IssuePrinter;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Refused;
import java.io.PrintWriter;
import java.util.List;
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
      case Issues.Invalid invalid -> print(invalid.issues(), err);
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

  /** Prints issues with their source lines, then how many there are. */
  static void print(List<dev.touchstone.shared.Issue> issues, PrintWriter out) {
    out.print(IssuePrinter.print(issues));
    out.flush();
  }
}
