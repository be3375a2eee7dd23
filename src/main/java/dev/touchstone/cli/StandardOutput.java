package dev.touchstone.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;

/**
 * Where results go. Java's own streams forget why they could not be written to; this one tells, so
 * that a full disk never passes for a finished table.
 */
public final class StandardOutput extends OutputStream {
  private final OutputStream target;
  private String fault = "";

  StandardOutput(OutputStream target) {
    this.target = target;
  }

  /** Runs a command; the exit code is 1 if what it said did not arrive. */
  public static int of(CommandLine command, String... arguments) {
    var output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    var out = new PrintWriter(output, true, System.out.charset());
    int exit;
    try {
      exit = command.setOut(out).execute(arguments);
    } catch (Error error) {
      exit = Complaints.of(error, command.getErr());
    }
    out.flush();
    return output.checked(exit, command.getErr());
  }

  /** A reader that has seen enough, such as {@code head}, is no fault. */
  int checked(int exit, PrintWriter err) {
    if (fault.isEmpty() || fault.toLowerCase(Locale.ROOT).contains("pipe")) {
      return exit;
    }
    err.println("error output-not-written: The output could not be written: " + fault);
    err.println("hint: Make room or send it elsewhere, and run the command again.");
    err.flush();
    return exit == 0 ? Complaints.MENDABLE : exit;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      target.write(bytes, from, length);
    } catch (IOException e) {
      fault = e.getMessage() == null ? e.toString() : e.getMessage();
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    target.flush();
  }
}
