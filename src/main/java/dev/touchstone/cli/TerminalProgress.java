package dev.touchstone.cli;

import dev.touchstone.shared.Progress;
import dev.touchstone.shared.VisibleText;
import java.io.PrintWriter;

/** One line on the terminal that keeps itself up to date; plain lines where nobody watches. */
final class TerminalProgress implements Progress {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean live;
  private String last = "";

  TerminalProgress(PrintWriter err) {
    this.err = err;
    this.live = System.console() != null && System.console().isTerminal();
  }

  @Override
  public void at(String said, int done, int of) {
    var step = VisibleText.of(said);
    if (live) {
      err.print(CLEAR_LINE + (of > 0 ? "[%d/%d] ".formatted(done, of) : "") + step);
    } else if (!step.equals(last)) {
      err.println(step);
      last = step;
    }
    err.flush();
  }

  /** Leaves the terminal clean for the result. */
  void done() {
    if (live) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
