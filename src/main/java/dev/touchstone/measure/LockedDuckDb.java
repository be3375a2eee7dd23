package dev.touchstone.measure;

import dev.touchstone.expression.Sql;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One DuckDB instance that reads the files it was given and nothing else: no other file, no
 * network, no extension, no change of its own settings, no statement beyond its time. Lives for one
 * use, because what it may read cannot be changed afterwards. Not thread-safe.
 */
final class LockedDuckDb implements Engine {
  private final EngineLimits limits;
  private final TimedQueries queries;
  private final Scratch temporary;
  private final Connection connection;

  LockedDuckDb(EngineLimits limits, Collection<Path> readable) {
    this.limits = limits;
    this.queries = new TimedQueries(limits.perStatement(), EngineFault::of);
    try {
      this.temporary = Scratch.in(limits.temporary(), "touchstone-");
      this.connection = DriverManager.getConnection("jdbc:duckdb:");
    } catch (IOException e) {
      throw new Refused(
          "no-temporary-folder",
          "Cannot write to the temporary folder " + limits.temporary(),
          "Make it writable, or name another");
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB does not start", e);
    }
    try {
      lock(readable);
    } catch (SQLException e) {
      close();
      throw new IllegalStateException("DuckDB does not take its settings", e);
    }
  }

  @Override
  public <T> T query(Sql sql, String purpose, Reader<T> reader) {
    return queries.query(connection, sql, purpose, reader);
  }

  /** The order matters: what may be read and where to spill is settled before the door closes. */
  private void lock(Collection<Path> readable) throws SQLException {
    var paths =
        readable.stream().map(LockedDuckDb::quoted).distinct().collect(Collectors.joining(", "));
    try (var statement = connection.createStatement()) {
      for (var setting :
          List.of(
              "allowed_paths = [" + paths + "]",
              "temp_directory = " + quoted(temporary.folder()),
              "max_temp_directory_size = '100GB'",
              "memory_limit = '" + limits.memoryMegabytes() + "MB'",
              "threads = " + limits.threads(),
              "TimeZone = 'UTC'",
              "preserve_insertion_order = false",
              "autoinstall_known_extensions = false",
              "autoload_known_extensions = false",
              "allow_community_extensions = false",
              "enable_external_access = false",
              "lock_configuration = true")) {
        statement.execute("set " + setting);
      }
    }
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  @Override
  public String name() {
    return engine();
  }

  /** Name and version, e.g. {@code DuckDB v2.0.0}. */
  static String engine() {
    return Engine.NAME;
  }

  /** Asked once, when it is first needed. */
  private static final class Engine {
    static final String NAME = name();

    private static String name() {
      try (var connection = DriverManager.getConnection("jdbc:duckdb:")) {
        return "DuckDB " + connection.getMetaData().getDatabaseProductVersion();
      } catch (SQLException e) {
        throw new IllegalStateException("DuckDB does not start", e);
      }
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB does not close", e);
    } finally {
      temporary.close();
    }
  }
}
