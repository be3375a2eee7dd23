package dev.touchstone.fact.field;

import dev.touchstone.definition.mapping.Mapping.Lookup;
import dev.touchstone.fact.source.FileFault;
import dev.touchstone.fact.source.Source;
import dev.touchstone.fact.source.SourceRow;
import dev.touchstone.shared.TrimmedText;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A small table that translates codes.
 *
 * @param file how messages name it
 * @param sha256 of the file's bytes
 */
public record LookupTable(String file, String sha256, Map<String, String> values) {

  /**
   * @param work a folder for what has to be copied to be read
   */
  public static LookupTable read(Lookup lookup, Path path, String file, Path work) {
    var values = new HashMap<String, String>();
    var firstLines = new HashMap<String, Long>();
    try (var source = Source.open(path, file, lookup.format(), work)) {
      var columns = new SourceColumns(file, source.columns());
      int key = columns.index(lookup.key(), "the lookup's key");
      int value = columns.index(lookup.value(), "the lookup's value");
      columns.orThrow();
      while (source.hasNext()) {
        var row = source.next();
        if (row.texts().size() != source.columns().size()) {
          throw FileFault.at(
              file,
              row.line(),
              "ragged-row",
              Ragged.reason(row, source.columns()),
              "Mend the row; every row of a lookup counts");
        }
        var from = TrimmedText.of(text(row, key, file));
        var to = text(row, value, file);
        var before = values.putIfAbsent(from, to);
        if (before != null && !before.equals(to)) {
          throw FileFault.at(
              file,
              row.line(),
              "duplicate-key",
              "The key %s stands for %s here and for %s in line %d"
                  .formatted(
                      RowFault.shown(from),
                      RowFault.shown(to),
                      RowFault.shown(before),
                      firstLines.get(from)),
              "Leave only one of the rows");
        }
        firstLines.putIfAbsent(from, row.line());
      }
      return new LookupTable(file, source.sha256(), values);
    }
  }

  private static String text(SourceRow row, int index, String file) {
    try {
      return new SourceText.Field(index).meant(row, true, Set.of());
    } catch (RowFault fault) {
      throw FileFault.at(
          file,
          row.line(),
          fault.code(),
          fault.reason(),
          "Mend the row; every row of a lookup counts");
    }
  }
}
