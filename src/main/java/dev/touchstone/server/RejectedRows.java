package dev.touchstone.server;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.fact.LoadReport;
import dev.touchstone.fact.RejectFile;
import dev.touchstone.publication.Loads.Delivery;
import dev.touchstone.shared.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Keeps beside each report the rows that were not taken, for whoever mends them. */
final class RejectedRows {
  /** What is larger nobody mends by hand; its reasons are kept all the same. */
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private static final byte[] NONE = {};

  private RejectedRows() {}

  /**
   * @param data the folder the reports' files are in
   * @param drafts where something may be written for a moment
   */
  static List<Delivery> beside(
      List<LoadReport> reports, Definitions definitions, Path data, Path drafts) {
    try (var scratch = Scratch.in(drafts, "rejects-")) {
      return reports.stream()
          .map(it -> new Delivery(it, rows(it, definitions, data, scratch.folder())))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] rows(LoadReport report, Definitions definitions, Path data, Path scratch) {
    var mapping = definitions.all(Mapping.KIND).get(report.mapping());
    if (report.rejected() == 0 || mapping == null) {
      return NONE;
    }
    try {
      var file = scratch.resolve("rejects");
      RejectFile.write(report, mapping, data.resolve(report.file()), file);
      return Files.size(file) > MOST_BYTES ? NONE : Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
