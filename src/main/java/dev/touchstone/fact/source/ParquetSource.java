package dev.touchstone.fact.source;

import dev.touchstone.fact.Quoted;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Properties;
import java.util.stream.Collectors;

/** A Parquet file that somebody else wrote, read by DuckDB. */
public final class ParquetSource implements Source {
  private final PrivateCopy copy;
  private final Connection duckdb;
  private final ResultSet rows;
  private final List<String> columns;
  private final BitSet typed;
  private final String file;
  private boolean more;
  private long characters;

  private ParquetSource(
      String file,
      PrivateCopy copy,
      Connection duckdb,
      List<String> columns,
      BitSet typed,
      ResultSet rows)
      throws SQLException {
    this.file = file;
    this.copy = copy;
    this.duckdb = duckdb;
    this.columns = columns;
    this.rows = rows;
    this.typed = typed;
    this.more = rows.next();
  }

  static ParquetSource open(PrivateCopy copy, String file) {
    try {
      return opened(copy, file);
    } catch (RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  private static ParquetSource opened(PrivateCopy copy, String file) {
    var path = copy.path();
    var columns = List.<String>of();
    try {
      var duckdb = connected(path, true);
      try {
        var typed = new BitSet();
        columns = columns(duckdb, path, typed);
        var texts = columns.stream().map(ParquetSource::text).collect(Collectors.joining(", "));
        var rows =
            duckdb
                .createStatement()
                .executeQuery(
                    "select file_row_number + 1, %s from %s".formatted(texts, read(path, true)));
        return new ParquetSource(file, copy, duckdb, columns, typed, rows);
      } catch (SQLException e) {
        duckdb.close();
        throw e;
      }
    } catch (SQLException e) {
      throw fault(file, path, columns, e);
    }
  }

  /** One that is too long is refused where it is read, before it is copied about. */
  private static String text(String column) {
    return ("case when strlen(cast(%1$s as varchar)) > %2$d then error('too long')"
            + " else cast(%1$s as varchar) end")
        .formatted(Quoted.name(column), SourceLimits.LARGEST_CELL);
  }

  /**
   * Looks again for what is wrong. A stream may break off without its reason, and reads ahead of
   * the rows it has given.
   */
  private static RuntimeException fault(
      String file, Path path, List<String> columns, SQLException fault) {
    var tooLong =
        columns.stream()
            .map(
                column ->
                    "strlen(cast(%s as varchar)) > %d"
                        .formatted(Quoted.name(column), SourceLimits.LARGEST_CELL))
            .collect(Collectors.joining(" or "));
    try (var duckdb = connected(path, false);
        var statement = duckdb.createStatement();
        var first =
            statement.executeQuery(
                "select min(file_row_number) + 1 from %s where %s"
                    .formatted(read(path, true), tooLong.isEmpty() ? "false" : tooLong))) {
      first.next();
      long line = first.getLong(1);
      return line > 0 ? SourceLimits.cell(file, line) : unread(file, fault);
    } catch (SQLException e) {
      return unread(file, e);
    }
  }

  private static RuntimeException unread(String file, SQLException e) {
    return String.valueOf(e.getMessage()).contains("Out of Memory")
        ? SourceLimits.memory(file, 1)
        : damaged(file);
  }

  /** A connection that reads this file and nothing else. */
  private static Connection connected(Path path, boolean streaming) throws SQLException {
    var settings = new Properties();
    settings.setProperty("jdbc_stream_results", String.valueOf(streaming));
    var duckdb = DriverManager.getConnection("jdbc:duckdb:", settings);
    try (var statement = duckdb.createStatement()) {
      statement.execute("set allowed_paths = " + Quoted.reachable(List.of(path)));
      statement.execute("set memory_limit = '1GB'");
      statement.execute("set TimeZone = 'UTC'"); // moments as texts, on any machine alike
      statement.execute("set enable_external_access = false");
      statement.execute("set lock_configuration = true");
      return duckdb;
    } catch (SQLException e) {
      duckdb.close();
      throw e;
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
        characters += texts.getLast().length() + 1;
      }
      if (characters > SourceLimits.LARGEST_FILE) {
        throw SourceLimits.file(file, line, SourceLimits.LARGEST_FILE);
      }
      more = rows.next();
      return new SourceRow(line, texts, typed, Map.of());
    } catch (SQLException e) {
      throw fault(file, copy.path(), columns, e);
    }
  }

  @Override
  public String sha256() {
    return copy.sha256();
  }

  @Override
  public void close() {
    try {
      duckdb.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      copy.close();
    }
  }
}
