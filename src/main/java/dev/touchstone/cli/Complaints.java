package dev.touchstone.cli;

import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.shared.IssuePrinter;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.VisibleText;
import java.io.PrintWriter;
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
      case Refused refused -> tell(refused, err);
      case FiscalCalendar.OutsideCalendar outside ->
          err.println("error outside-calendar: " + outside.getMessage());
      case CommandLine.ParameterException misspelt -> throw misspelt;
      default -> {
        var mendable = Mendable.in(fault);
        if (mendable.isEmpty()) {
          err.println("This is a fault in Touchstone, not in your files. Please report it:");
          fault.printStackTrace(err);
          return OWN_FAULT;
        }
        tell(mendable.get(), err);
      }
    }
    err.flush();
    return MENDABLE;
  }

  /** A failure that is no exception, such as too little memory. */
  static int of(Error error, PrintWriter err) {
    return told(Mendable.in(error).orElseThrow(() -> error), err, MENDABLE);
  }

  /** Says it, and answers the exit code that goes with it. */
  static int told(Refused refused, PrintWriter err, int exit) {
    tell(refused, err);
    err.flush();
    return exit;
  }

  private static void tell(Refused refused, PrintWriter err) {
    err.println("error " + refused.code() + ": " + VisibleText.of(refused.reason()));
    if (!refused.hint().isEmpty()) {
      err.println("hint: " + VisibleText.of(refused.hint()));
    }
  }
}
