package dev.touchstone.fact;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Properties;
import java.util.stream.Collectors;

/** A Parquet file that somebody else wrote, read by DuckDB. */
final class ParquetSource implements Source {
  private final Connection duckdb;
  private final ResultSet rows;
  private final List<String> columns;
  private final BitSet typed;
  private final String file;
  private boolean more;

  private ParquetSource(
      String file, Connection duckdb, List<String> columns, BitSet typed, ResultSet rows)
      throws SQLException {
    this.file = file;
    this.duckdb = duckdb;
    this.columns = columns;
    this.rows = rows;
    this.typed = typed;
    this.more = rows.next();
  }

  static ParquetSource open(Path path, String file) {
    var settings = new Properties();
    settings.setProperty("jdbc_stream_results", "true");
    try {
      var duckdb = DriverManager.getConnection("jdbc:duckdb:", settings);
      try {
        lock(duckdb, path);
        var typed = new BitSet();
        var columns = columns(duckdb, path, typed);
        var texts =
            columns.stream()
                .map(column -> "cast(%s as varchar)".formatted(Quoted.name(column)))
                .collect(Collectors.joining(", "));
        var rows =
            duckdb
                .createStatement()
                .executeQuery(
                    "select file_row_number + 1, %s from %s".formatted(texts, read(path, true)));
        return new ParquetSource(file, duckdb, columns, typed, rows);
      } catch (SQLException e) {
        duckdb.close();
        throw e;
      }
    } catch (SQLException e) {
      throw damaged(file);
    }
  }

  /** This connection reads this file and nothing else. */
  private static void lock(Connection duckdb, Path path) throws SQLException {
    try (var statement = duckdb.createStatement()) {
      statement.execute("set allowed_paths = " + Quoted.reachable(List.of(path)));
      statement.execute("set TimeZone = 'UTC'"); // moments as texts, on any machine alike
      statement.execute("set enable_external_access = false");
      statement.execute("set lock_configuration = true");
    }
  }

  private static List<String> columns(Connection duckdb, Path path, BitSet typed)
      throws SQLException {
    try (var statement = duckdb.createStatement();
        var described = statement.executeQuery("describe select * from " + read(path, false))) {
      var columns = new ArrayList<String>();
      while (described.next()) {
        typed.set(columns.size(), !described.getString("column_type").equals("VARCHAR"));
        columns.add(described.getString("column_name"));
      }
      return List.copyOf(columns);
    }
  }

  private static String read(Path path, boolean rowNumbers) {
    return "read_parquet(%s, hive_partitioning = false, file_row_number = %s)"
        .formatted(Quoted.file(path), rowNumbers);
  }

  private static RuntimeException damaged(String file) {
    return FileFault.of(
        file,
        "bad-parquet",
        "The file cannot be read as Parquet",
        "Check that it was copied to its end and that it is a Parquet file");
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public boolean hasNext() {
    return more;
  }

  @Override
  public SourceRow next() {
    if (!more) {
      throw new NoSuchElementException();
    }
    try {
      long line = rows.getLong(1);
      var texts = new ArrayList<String>(columns.size());
      for (int i = 0; i < columns.size(); i++) {
        var text = rows.getString(i + 2);
        texts.add(text == null ? "" : text);
      }
      more = rows.next();
      return new SourceRow(line, texts, typed);
    } catch (SQLException e) {
      throw damaged(file);
    }
  }

  @Override
  public void close() {
    try {
      duckdb.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
