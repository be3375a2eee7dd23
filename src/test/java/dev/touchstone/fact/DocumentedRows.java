package dev.touchstone.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.Documents;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.shared.Progress;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** One dataset as its documents say it, and what becomes of a file of its rows. */
record DocumentedRows(Workspace workspace, List<LoadReport> reports) {
  /**
   * @param dataset lines of a dataset document called {@code things}, after its first
   * @param mapping lines of its mapping, after {@code into}
   */
  static DocumentedRows of(
      Workspace workspace, String program, String dataset, String mapping, String name, byte[] file)
      throws IOException {
    var text =
        """
        program: small
        currency: EUR
        partners: things
        %s
        ---
        dataset: things
        bad-rows: leave-out
        %s
        ---
        mapping: things-file
        into: things
        files: %s
        %s
        """
            .formatted(program.strip(), dataset.strip(), name, mapping.strip());
    workspace.file(name, file);
    var documents = Documents.of(List.of(new SourceFile("all.yaml", text)));
    assertThat(documents.issues().all()).isEmpty();
    return new DocumentedRows(
        workspace,
        workspace.store.loadAll(documents.definitions(), workspace.data, Progress.SILENT));
  }

  /** That of the things. */
  LoadReport report() {
    return reports.getFirst();
  }

  List<String> rows(String columns) throws SQLException {
    return Workspace.rows(workspace.store.current(), "things", columns);
  }

  /** Each reject as {@code line:field code: reason}. */
  String rejects() {
    return reports.stream()
        .flatMap(report -> report.rejects().stream())
        .map(r -> "%d:%d %s: %s\n".formatted(r.line(), r.field(), r.code(), r.reason()))
        .collect(Collectors.joining());
  }
}
