package dev.touchstone.fact.field;

import java.sql.SQLException;
import java.util.Locale;
import org.duckdb.DuckDBAppender;

/** Yes or no, in the words exports use. */
public final class TruthParser implements FieldParser {
  private boolean value;

  @Override
  public void parse(String text, boolean plain) throws RowFault {
    value =
        switch (text.toLowerCase(Locale.ROOT)) {
          case "true", "t", "yes", "y", "1" -> true;
          case "false", "f", "no", "n", "0" -> false;
          default ->
              throw new RowFault(
                  "bad-boolean",
                  "%s is neither true nor false (true, yes, y, t, 1 or false, no, n, f, 0)"
                      .formatted(RowFault.shown(text)));
        };
  }

  @Override
  public void append(DuckDBAppender row) throws SQLException {
    row.append(value);
  }
}
