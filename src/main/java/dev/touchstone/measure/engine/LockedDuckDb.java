package dev.touchstone.measure.engine;

import dev.touchstone.expression.Sql;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * One DuckDB instance that reads the files it was given and nothing else: no other file, no
 * network, no extension, no change of its own settings, no statement beyond its time. Lives for one
 * use, because what it may read cannot be changed afterwards. Not thread-safe.
 */
public final class LockedDuckDb implements Engine {
  private final EngineLimits limits;
  private final TimedQueries queries;
  private final Scratch temporary;
  private final List<Connection> connections;
  private final List<Supplier<?>> unread = new ArrayList<>();
  private final SideThread reading = new SideThread();
  private int asked;

  public LockedDuckDb(EngineLimits limits, Collection<Path> readable) {
    this.limits = limits;
    this.queries = new TimedQueries(limits.perStatement(), EngineFault::of);
    try {
      this.temporary = Scratch.in(limits.temporary(), "touchstone-");
      var first = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
      this.connections = List.of(first, first.duplicate());
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
    return queries.query(free(), sql, purpose, reader);
  }

  /** One answer is read while the next statement is worked on. */
  @Override
  public <T> Supplier<T> ask(Sql sql, String purpose, ColumnReader<T> reader) {
    var answer =
        queries.ask(
            free(),
            DuckDbColumns.withLastRow(sql),
            purpose,
            DuckDbColumns::of,
            columns -> columns.read(reader));
    asked++;
    var read = reading.begin(answer::get);
    unread.add(read);
    return read;
  }

  /** The connection whose answer was read, because answers take turns. */
  private Connection free() {
    while (unread.size() == connections.size()) {
      unread.removeFirst().get();
    }
    return connections.get(asked % connections.size());
  }

  /** The order matters: what may be read and where to spill is settled before the door closes. */
  private void lock(Collection<Path> readable) throws SQLException {
    var paths =
        readable.stream().map(LockedDuckDb::quoted).distinct().collect(Collectors.joining(", "));
    for (var connection : connections) {
      run(connection, "TimeZone = 'UTC'");
    }
    for (var setting :
        List.of(
            "allowed_paths = [" + paths + "]",
            "temp_directory = " + quoted(temporary.folder()),
            "max_temp_directory_size = '100GB'",
            "memory_limit = '" + limits.memoryMegabytes() + "MB'",
            "threads = " + limits.threads(),
            "preserve_insertion_order = false",
            "autoinstall_known_extensions = false",
            "autoload_known_extensions = false",
            "allow_community_extensions = false",
            "enable_external_access = false",
            "lock_configuration = true")) {
      run(connections.getFirst(), setting);
    }
  }

  private static void run(Connection connection, String setting) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("set " + setting);
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
  public static String engine() {
    return Engine.NAME;
  }

  /**
   * Begins to load the library beside the caller, who has definitions and facts to open first. If
   * that fails, so it will for whoever needs it, and tell.
   */
  public static void load() {
    Thread.ofPlatform()
        .daemon()
        .uncaughtExceptionHandler((thread, fault) -> {})
        .start(LockedDuckDb::engine);
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
    try (temporary) {
      reading.close(); // what is still being read needs its connection
      for (var connection : connections) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB does not close", e);
    }
  }
}
