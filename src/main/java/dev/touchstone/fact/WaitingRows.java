package dev.touchstone.fact;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * Rows in a table of a staging database, which spills what its memory does not hold. They are never
 * committed: every commit of a part of them would copy it once more.
 */
final class WaitingRows {
  private static final String TABLE = "_waiting";

  private final Staging staging;
  private final TableShape shape;
  private final DuckDBAppender appender;
  private long count;

  /** An empty table. */
  WaitingRows(Staging staging, TableShape shape) throws SQLException {
    this.staging = staging;
    this.shape = shape;
    staging.execute("begin transaction");
    staging.execute("create table %s (%s)".formatted(TABLE, shape.ddl()));
    this.appender = staging.appender(TABLE);
  }

  void add(@Nullable Object... values) throws SQLException {
    appender.beginRow();
    for (var value : values) {
      switch (value) {
        case null -> appender.appendNull();
        case String text -> appender.append(text);
        case Long whole -> appender.append(whole.longValue());
        case BigDecimal number -> appender.append(number);
        case LocalDate day -> appender.append(day);
        case Boolean truth -> appender.append(truth.booleanValue());
        default -> throw new IllegalArgumentException("No column holds a " + value.getClass());
      }
    }
    appender.endRow();
    count++;
  }

  long count() {
    return count;
  }

  /** The name of the table, to which nothing more is added. */
  String whole() throws SQLException {
    appender.close();
    return TABLE;
  }

  /** Forgets these rows and waits for others. */
  WaitingRows next() throws SQLException {
    staging.execute("rollback");
    return new WaitingRows(staging, shape);
  }
}
