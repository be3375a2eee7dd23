package dev.touchstone.server;

import dev.touchstone.access.People;
import dev.touchstone.access.Scope;
import dev.touchstone.definition.Documents;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.fact.FactStore;
import dev.touchstone.publication.Document;
import dev.touchstone.publication.Publications;
import dev.touchstone.publication.StoredRun;
import dev.touchstone.run.Basis;
import dev.touchstone.run.Receipt;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Refused;
import java.util.LinkedHashMap;
import java.util.List;

/** What stored runs were computed from: their own documents and the facts their receipts pin. */
record OriginsOfRuns(FactStore facts, Publications runs) {

  /** A partner may read the scorecard only, and its rows come by way of all the documents. */
  private static final Scope BY_ITSELF = new Scope.Staff(People.TOUCHSTONE);

  Basis of(StoredRun run, Period period) {
    // Several documents may share a file, and the file is to be read once.
    var files = new LinkedHashMap<String, SourceFile>();
    for (Document document : Scope.in(BY_ITSELF, () -> runs.documents(run.id()))) {
      files.put(document.file(), new SourceFile(document.file(), document.text()));
    }
    var documents = Documents.of(List.copyOf(files.values()));
    documents.issues().orThrow();
    var definitions = documents.definitions();
    var scorecard = definitions.all(Scorecard.KIND).get(run.scorecard());
    if (scorecard == null) {
      throw new Refused(
          "no-such-scorecard", "The run's scorecard is not among its documents.", "Run it again.");
    }
    var snapshot = facts.pinned(Json.read(run.receipt(), Receipt.class).snapshots());
    return new Basis(definitions, scorecard, snapshot, period);
  }
}
