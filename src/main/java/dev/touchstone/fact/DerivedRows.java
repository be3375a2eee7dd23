package dev.touchstone.fact;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Derived rows on their way into a table of the staging database. */
final class DerivedRows implements Derivation.Rows, AutoCloseable {
  private final Connection duckdb;
  private final DuckDBAppender appender;

  DerivedRows(Connection duckdb, String table) throws SQLException {
    this.duckdb = duckdb;
    duckdb.setAutoCommit(false);
    this.appender =
        duckdb
            .unwrap(DuckDBConnection.class)
            .createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
  }

  @Override
  public void add(@Nullable Object... values) throws SQLException {
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
  }

  @Override
  public void close() throws SQLException {
    appender.close();
    duckdb.commit();
  }
}
