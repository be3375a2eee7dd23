package dev.touchstone.measure.engine;

import dev.touchstone.expression.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;

/** A connection to a Trino coordinator for one use. Not thread-safe. */
public final class TrinoSession implements Engine {
  /** How long a coordinator may be silent before it counts as gone. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final Connection connection;
  private final TimedQueries queries;
  private final String name;

  public TrinoSession(TrinoServer server, Duration perStatement) {
    var faults = new TrinoFaults(server);
    this.queries = new TimedQueries(perStatement, faults);
    try {
      this.connection = DriverManager.getConnection(server.url(), properties(server));
      this.connection.setNetworkTimeout(Runnable::run, (int) SILENCE.toMillis());
    } catch (SQLException e) {
      throw faults.unreachable(e);
    }
    this.name = "Trino " + queries.query(connection, VERSION, "the engine's version", NAME);
  }

  private static final Sql VERSION = new Sql("select version()", java.util.List.of());
  private static final Reader<String> NAME =
      rows -> {
        rows.next();
        return rows.getString(1);
      };

  /** Statements may be longer than what fits in a header of a request. */
  private static Properties properties(TrinoServer server) {
    var properties = new Properties();
    properties.setProperty("user", server.user());
    properties.setProperty("source", "touchstone");
    properties.setProperty("explicitPrepare", "false");
    if (!server.password().isEmpty()) {
      properties.setProperty("password", server.password());
    }
    return properties;
  }

  @Override
  public <T> T query(Sql sql, String purpose, Reader<T> reader) {
    return queries.query(connection, sql, purpose, reader);
  }

  /** The answer is still being made while it is read, so that it is read at once. */
  @Override
  public <T> Supplier<T> ask(Sql sql, String purpose, ColumnReader<T> reader) {
    var answer = query(sql, purpose, rows -> reader.read(new Columns.OfRows(rows)));
    return () -> answer;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("The connection to Trino does not close", e);
    }
  }
}
