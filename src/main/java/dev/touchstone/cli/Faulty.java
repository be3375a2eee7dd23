package dev.touchstone.cli;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Documents;
import dev.touchstone.expression.Expressions;
import dev.touchstone.plan.Plan;
import dev.touchstone.shared.IssuePrinter;
import java.nio.file.Path;

/** Definitions that cannot be used, with everything that is wrong beside its source line. */
final class Faulty extends RuntimeException {
  private final String text;

  private Faulty(String text) {
    super("The definitions have errors");
    this.text = text;
  }

  /** For a terminal; ends with a line break. */
  String text() {
    return text;
  }

  /** The documents of a folder, with every expression in them checked against its contract. */
  static Documents checked(Path folder) {
    var documents = Documents.in(folder);
    var issues = documents.issues();
    documents.forEachCheckable((all, card) -> Plan.of(all, card, issues));
    documents.forEachRowCondition((dataset, row) -> Expressions.rule(row, dataset, issues));
    return documents;
  }

  /** The definitions of a folder that has no error. */
  static Definitions orGood(Path folder) {
    return documents(folder).definitions();
  }

  /** The documents of a folder that has no error. */
  static Documents documents(Path folder) {
    var documents = checked(folder);
    if (documents.issues().hasErrors()) {
      throw new Faulty(new IssuePrinter(documents::text, false).print(documents.issues().all()));
    }
    return documents;
  }
}
