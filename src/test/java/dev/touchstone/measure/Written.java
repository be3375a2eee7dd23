package dev.touchstone.measure;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Documents;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.plan.Plan;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Period;
import java.util.List;

/** A scorecard as an author writes it, over a world's engine and files. */
record Written(World world, Definitions definitions) {
  private static final String FRAME =
      """
      program: test
      currency: USD
      ---
      dataset: partners
      key: partner_id
      columns: {partner_id: partner, name: text, partner_type: text}
      ---
      """;

  /**
   * @param datasets documents, each but the last with {@code ---} after it
   * @param kpis the keys below {@code kpis:}, without indentation
   */
  static Written of(World world, String datasets, String kpis) {
    var text =
        FRAME
            + datasets
            + "---\nscorecard: card\nperiod: quarter\nbands: {all: 0}\n"
            + "perspectives:\n  all:\n    kpis:\n"
            + kpis.indent(6);
    var documents = Documents.of(List.of(new SourceFile("card.yaml", text)));
    var definitions = documents.definitions();
    world.datasets.putAll(definitions.all(Dataset.KIND));
    return new Written(world, definitions);
  }

  Plan plan() {
    var issues = new Issues();
    var plan =
        Plan.of(definitions, definitions.all(Scorecard.KIND).values().iterator().next(), issues);
    issues.orThrow();
    return plan;
  }

  Measurements measure(Period... periods) {
    return world.measure(plan(), periods);
  }
}
