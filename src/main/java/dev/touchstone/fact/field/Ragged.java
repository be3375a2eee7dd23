package dev.touchstone.fact.field;

import dev.touchstone.fact.source.SourceRow;
import dev.touchstone.shared.Spoken;
import java.util.List;

/** Says how a row's fields do not match the columns of its file. */
public final class Ragged {
  private Ragged() {}

  static String reason(SourceRow row, List<String> columns) {
    return "The row has %s, the file has %s"
        .formatted(
            Spoken.counted(row.texts().size(), "field"), Spoken.counted(columns.size(), "column"));
  }
}
