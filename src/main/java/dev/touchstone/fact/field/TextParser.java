package dev.touchstone.fact.field;

import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** Text is kept as it was sent, spaces and all. */
public final class TextParser implements FieldParser {
  private String value = "";

  @Override
  public void parse(String text, boolean plain) throws RowFault {
    value = withoutNul(text);
  }

  /** A NUL ends a text early in some readers, so that two of them would see different rows. */
  static String withoutNul(String text) throws RowFault {
    if (text.indexOf('\0') >= 0) {
      throw new RowFault("bad-text", "The text contains a NUL character");
    }
    return text;
  }

  @Override
  public void append(DuckDBAppender row) throws SQLException {
    row.append(value);
  }
}
