package dev.touchstone.fact.field;

import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** Text is kept as the contract says texts count. */
public final class TextParser implements FieldParser {
  private String value = "";

  @Override
  public void parse(String text, boolean plain) throws RowFault {
    value = whole(text);
  }

  /**
   * A NUL ends a text early in some readers, so that two of them would see different rows; half of
   * a character cannot be kept at all.
   */
  static String whole(String text) throws RowFault {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\0') {
        throw new RowFault("bad-text", "The text contains a NUL character");
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isSurrogatePair(c, i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
          throw new RowFault("bad-text", "The text contains half of a character");
        }
        i++;
      }
    }
    return text;
  }

  @Override
  public void append(DuckDBAppender row) throws SQLException {
    row.append(value);
  }
}
