package dev.touchstone.fact;

import java.util.List;

/** Says how a row's fields do not match the columns of its file. */
final class Ragged {
  private Ragged() {}

  static String reason(SourceRow row, List<String> columns) {
    int fields = row.texts().size();
    return "The row has %d field%s, the file has %d columns"
        .formatted(fields, fields == 1 ? "" : "s", columns.size());
  }
}
