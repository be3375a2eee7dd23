package dev.touchstone.measure;

import dev.touchstone.expression.Sql;
import dev.touchstone.shared.Refused;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Statements over JDBC, each stopped when its time is over.
 *
 * @param faults tells what an engine's error means
 */
record TimedQueries(Duration perStatement, Faults faults) {

  /** What an engine's error means to a person. */
  @FunctionalInterface
  interface Faults {
    RuntimeException of(SQLException fault, String purpose, String sql);
  }

  <T> T query(Connection connection, Sql sql, String purpose, Engine.Reader<T> reader) {
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
      throw late.get() ? tooLate(purpose) : faults.of(e, purpose, sql.text());
    }
  }

  /** Stops the statement when its time is over. Engines cannot tell this from a cancel. */
  private Thread watch(Statement statement, AtomicBoolean late) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                Thread.sleep(perStatement);
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
            .formatted(purpose, Math.max(1, perStatement.toSeconds())),
        "Score fewer periods at a time, give the engine more time, or simplify the KPI");
  }
}
