package dev.touchstone.cli;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Documents;
import dev.touchstone.measure.Plan;
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

  /** The definitions of a folder, whose every expression compiles. */
  static Definitions orGood(Path folder) {
    var documents = Documents.in(folder);
    documents.forEachCheckable((all, card) -> Plan.of(all, card, documents.issues()));
    var issues = documents.issues();
    if (issues.hasErrors()) {
      throw new Faulty(new IssuePrinter(documents::text, false).print(issues.all()));
    }
    return documents.definitions();
  }
}
