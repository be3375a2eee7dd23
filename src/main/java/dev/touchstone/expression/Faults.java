package dev.touchstone.expression;

import dev.touchstone.definition.Formula;
import dev.touchstone.shared.Issues;

/** What is wrong with one formula, placed in the document the formula stands in. */
final class Faults {
  private static final int LONGEST_QUOTE = 40;

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
    issues.error(code, formula.at(offset, Math.max(1, length)), message, hint);
  }

  /** How many were reported so far. */
  int count() {
    return count;
  }

  /** A part of the formula as it was written, shortened for a sentence. */
  String quote(Extent at) {
    var part = formula.text().substring(at.offset(), at.end()).replaceAll("\\s+", " ");
    return part.length() <= LONGEST_QUOTE ? part : part.substring(0, LONGEST_QUOTE - 3) + "...";
  }
}
