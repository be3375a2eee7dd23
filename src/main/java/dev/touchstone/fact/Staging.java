package dev.touchstone.fact;

import dev.touchstone.shared.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * A DuckDB of one load's own: more rows than fit its memory wait in a folder that goes away with
 * it. It reaches the store's folder and no other file.
 */
final class Staging implements AutoCloseable {
  private final Scratch folder;
  private final Connection duckdb;

  private Staging(Scratch folder, Connection duckdb) {
    this.folder = folder;
    this.duckdb = duckdb;
  }

  /** Two are open while rows are derived. */
  private static final int MEGABYTES = 512;

  /**
   * @param reachable folders and files that statements may read and write
   */
  static Staging open(Path parent, List<Path> reachable, List<Path> readable) {
    return open(parent, reachable, readable, new Properties());
  }

  /** Answers are read as they are made, and while one is read its connection does nothing else. */
  static Staging streaming(Path parent, List<Path> reachable, List<Path> readable) {
    var streaming = new Properties();
    streaming.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    return open(parent, reachable, readable, streaming);
  }

  private static Staging open(
      Path parent, List<Path> reachable, List<Path> readable, Properties properties) {
    try {
      var folder = Scratch.in(parent, "load-");
      try {
        var duckdb = DriverManager.getConnection("jdbc:duckdb:", properties);
        var staging = new Staging(folder, duckdb);
        staging.lock(reachable, readable);
        return staging;
      } catch (SQLException e) {
        folder.close();
        throw new IllegalStateException(e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void lock(List<Path> reachable, List<Path> readable) throws SQLException {
    var folders = reachable.stream().map(Path::toString).toList();
    execute("set allowed_directories = " + Quoted.texts(folders));
    execute("set allowed_paths = " + Quoted.reachable(readable));
    execute("set temp_directory = " + Quoted.text(folder.folder().resolve("spill").toString()));
    execute("set memory_limit = '" + MEGABYTES + "MB'");
    execute("set TimeZone = 'UTC'");
    execute("set enable_external_access = false");
    execute("set lock_configuration = true");
  }

  Connection connection() {
    return duckdb;
  }

  /** Another connection to the same database. */
  Connection beside() throws SQLException {
    return duckdb.unwrap(DuckDBConnection.class).duplicate();
  }

  DuckDBAppender appender(String table) throws SQLException {
    return duckdb
        .unwrap(DuckDBConnection.class)
        .createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
  }

  /** Runs a statement and answers how many rows it touched. */
  long execute(String sql) throws SQLException {
    try (Statement statement = duckdb.createStatement()) {
      return statement.execute(sql) ? 0 : Math.max(0, statement.getLargeUpdateCount());
    }
  }

  /** The one number a query answers. */
  long number(String sql) throws SQLException {
    return list(sql, row -> row.getLong(1)).getFirst();
  }

  <T> List<T> list(String sql, Reading<T> each) throws SQLException {
    try (var statement = duckdb.createStatement();
        var rows = statement.executeQuery(sql)) {
      var answers = new ArrayList<T>();
      while (rows.next()) {
        answers.add(each.of(rows));
      }
      return answers;
    }
  }

  /** Reads one row of an answer. */
  @FunctionalInterface
  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  @Override
  public void close() {
    try {
      duckdb.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      folder.close();
    }
  }
}
