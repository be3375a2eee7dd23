package dev.touchstone.measure;

import dev.touchstone.expression.Sql;
import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * One DuckDB instance that reads the files it was given and nothing else: no other file, no
 * network, no extension, no change of its own settings, no statement beyond its time. Lives for one
 * use, because what it may read cannot be changed afterwards. Not thread-safe.
 */
final class LockedDuckDb implements AutoCloseable {
  private final EngineLimits limits;
  private final Path temporary;
  private final Connection connection;

  LockedDuckDb(EngineLimits limits, Collection<Path> readable) {
    this.limits = limits;
    try {
      Files.createDirectories(limits.temporary());
      this.temporary = Files.createTempDirectory(limits.temporary(), "touchstone-");
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

  /** Reads what a statement answers. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  <T> T query(Sql sql, String purpose, Reader<T> reader) {
    var late = new AtomicBoolean();
    try (var statement = connection.prepareStatement(sql.text())) {
      for (int i = 0; i < sql.binds().size(); i++) {
        statement.setObject(i + 1, sql.binds().get(i));
      }
      var watch = watch(statement, late);
      try (var rows = statement.executeQuery()) {
        return reader.read(rows);
      } finally {
        stop(watch);
      }
    } catch (SQLException e) {
      throw late.get() ? tooLate(purpose) : EngineFault.of(e, purpose, sql.text());
    }
  }

  /** Stops the statement when its time is over. DuckDB itself cannot tell this from a cancel. */
  private Thread watch(Statement statement, AtomicBoolean late) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                Thread.sleep(limits.perStatement());
                late.set(true);
                statement.cancel();
              } catch (InterruptedException done) {
                Thread.currentThread().interrupt();
              } catch (SQLException alreadyClosed) {
                late.set(false);
              }
            });
  }

  /** Waits for it, so that a late cancel never hits the next statement. */
  private static void stop(Thread watch) {
    watch.interrupt();
    try {
      watch.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Refused tooLate(String purpose) {
    return new Refused(
        "time-limit",
        "Reading %s took longer than %d seconds and was stopped"
            .formatted(purpose, Math.max(1, limits.perStatement().toSeconds())),
        "Score fewer periods at a time, give the engine more time, or simplify the KPI");
  }

  /** The order matters: what may be read and where to spill is settled before the door closes. */
  private void lock(Collection<Path> readable) throws SQLException {
    var paths =
        readable.stream().map(LockedDuckDb::quoted).distinct().collect(Collectors.joining(", "));
    try (var statement = connection.createStatement()) {
      for (var setting :
          List.of(
              "allowed_paths = [" + paths + "]",
              "temp_directory = " + quoted(temporary),
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
      remove(temporary);
    }
  }

  private static void remove(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + folder, e);
    }
  }
}
