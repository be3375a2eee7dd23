package dev.touchstone.score;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Published scorecards whose inputs and outputs others computed. */
final class Oracle {
  private static final Path FOLDER = Path.of("../shared/oracles");

  private Oracle() {}

  static List<NamedCsvRecord> rows(String file) {
    var path = FOLDER.resolve(file);
    assumeTrue(Files.exists(path), () -> "Skipped: the oracle " + path + " is not here");
    try (var reader = CsvReader.builder().ofNamedCsvRecord(path)) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** NaN for an empty field. */
  static double number(NamedCsvRecord row, String column) {
    var text = row.getField(column);
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }
}
