package dev.touchstone.server;

import dev.touchstone.access.People;
import dev.touchstone.access.Scope;
import dev.touchstone.definition.Documents;
import dev.touchstone.definition.SourceFile;
import dev.touchstone.fact.FactStore;
import dev.touchstone.measure.Plan;
import dev.touchstone.measure.Warehouse;
import dev.touchstone.measure.Warehouse.SourceRows;
import dev.touchstone.publication.Document;
import dev.touchstone.publication.Publications;
import dev.touchstone.publication.SourceRowsOfRun;
import dev.touchstone.publication.StoredRun;
import dev.touchstone.run.ReceiptJson;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Refused;
import java.util.LinkedHashMap;

/** Reads rows as they were known to a run: by its own documents, from its own snapshot. */
record RowsOfRuns(FactStore facts, Warehouse warehouse, Publications runs)
    implements SourceRowsOfRun {

  /** A partner may read the scorecard only, and its rows come by way of all the documents. */
  private static final Scope BY_ITSELF = new Scope.Staff(People.TOUCHSTONE);

  @Override
  public SourceRows rows(
      StoredRun run,
      String kpi,
      String input,
      PartnerId partner,
      Period period,
      int from,
      int most) {
    // Several documents may share a file, and the file is to be read once.
    var files = new LinkedHashMap<String, SourceFile>();
    for (Document document : Scope.in(BY_ITSELF, () -> runs.documents(run.id()))) {
      files.put(document.file(), new SourceFile(document.file(), document.text()));
    }
    var documents = Documents.of(java.util.List.copyOf(files.values()));
    var definitions = documents.definitions();
    var scorecard = definitions.scorecards().get(run.scorecard());
    if (scorecard == null) {
      throw new Refused(
          "no-such-scorecard", "The run's scorecard is not among its documents.", "Run it again.");
    }
    var plan = Plan.of(definitions, scorecard, documents.issues());
    documents.issues().orThrow();
    var snapshot = facts.pinned(ReceiptJson.read(run.receipt()).snapshots());
    return warehouse.rows(plan, snapshot, kpi, input, partner, period, from, most);
  }
}
