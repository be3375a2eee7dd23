package dev.touchstone.fact.source;

import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;

/** What is wrong with a source file as a whole, so that nothing of it is loaded. */
public final class FileFault {
  private FileFault() {}

  public static Issues.Invalid at(
      String file, long line, String code, String message, String hint) {
    var issues = new Issues();
    var place = new Position(file, (int) Math.clamp(line, 1, Integer.MAX_VALUE), 1, 1);
    issues.error(code, place, message, hint);
    return new Issues.Invalid(issues.all());
  }

  public static Issues.Invalid of(String file, String code, String message, String hint) {
    return at(file, 1, code, message, hint);
  }
}
