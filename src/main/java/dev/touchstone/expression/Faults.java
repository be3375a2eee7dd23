package dev.touchstone.expression;

import dev.touchstone.definition.language.Formula;
import dev.touchstone.shared.Issues;

/** What is wrong with one formula, placed in the document the formula stands in. */
final class Faults {
  private static final int LONGEST_QUOTE = 40;

  /** Issues per formula; nobody reads more, and a hostile one could have thousands. */
  private static final int MOST = 20;

  private final Formula formula;
  private final Issues issues;
  private int count;

  Faults(Formula formula, Issues issues) {
    this.formula = formula;
    this.issues = issues;
  }

  void report(Extent at, String code, String message, String hint) {
    report(at.offset(), at.length(), code, message, hint);
  }

  void report(Token at, String code, String message, String hint) {
    report(at.offset(), at.end() - at.offset(), code, message, hint);
  }

  void report(int offset, int length, String code, String message, String hint) {
    count++;
    if (count > MOST) {
      return;
    }
    issues.error(code, formula.at(offset, Math.max(1, length)), message, hint);
  }

  /** How many there were so far. */
  int count() {
    return count;
  }

  /** A part of the formula as it was written, shortened for a sentence. */
  String quote(Extent at) {
    return shown(formula.text().substring(at.offset(), at.end()));
  }

  /** Anything a person wrote, on one line and not too long. */
  static String shown(String written) {
    var line = written.replaceAll("[\\s\\p{Cntrl}]+", " ");
    return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE - 3) + "...";
  }
}
