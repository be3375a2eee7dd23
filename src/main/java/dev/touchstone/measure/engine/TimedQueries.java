package dev.touchstone.measure.engine;

import dev.touchstone.expression.Sql;
import dev.touchstone.shared.Refused;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

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

  /**
   * @param <A> the answer as the driver hands it over
   */
  @FunctionalInterface
  interface Execution<A> {
    A of(PreparedStatement statement) throws SQLException;
  }

  /**
   * @param <A> the answer as the driver hands it over
   */
  @FunctionalInterface
  interface Reading<A, T> {
    T of(A answer) throws SQLException;
  }

  <T> T query(Connection connection, Sql sql, String purpose, Engine.Reader<T> reader) {
    return ask(connection, sql, purpose, PreparedStatement::executeQuery, reader::read).get();
  }

  /** Returns as soon as the engine answers; the answer has to be read once, by any thread. */
  <A, T> Supplier<T> ask(
      Connection connection,
      Sql sql,
      String purpose,
      Execution<A> execution,
      Reading<A, T> reading) {
    var answered = new Answered<>(connection, sql, purpose, execution);
    return () -> answered.read(reading);
  }

  private final class Answered<A> {
    private final String purpose;
    private final Sql sql;
    private final AtomicBoolean late = new AtomicBoolean();
    private final PreparedStatement statement;
    private final Thread watch;
    private final A answer;

    Answered(Connection connection, Sql sql, String purpose, Execution<A> execution) {
      this.purpose = purpose;
      this.sql = sql;
      try {
        this.statement = connection.prepareStatement(sql.text());
        for (int i = 0; i < sql.binds().size(); i++) {
          statement.setObject(i + 1, sql.binds().get(i));
        }
      } catch (SQLException e) {
        throw fault(e);
      }
      this.watch = watch(statement, late);
      try {
        this.answer = execution.of(statement);
      } catch (SQLException e) {
        throw closed(fault(e));
      }
    }

    <T> T read(Reading<A, T> reading) {
      try {
        var read = reading.of(answer);
        close();
        return read;
      } catch (SQLException e) {
        throw closed(fault(e));
      } catch (RuntimeException e) {
        throw closed(e);
      }
    }

    private RuntimeException fault(SQLException e) {
      return late.get() ? tooLate(purpose) : faults.of(e, purpose, sql.text());
    }

    private RuntimeException closed(RuntimeException reason) {
      try {
        close();
      } catch (SQLException e) {
        reason.addSuppressed(e);
      }
      return reason;
    }

    private void close() throws SQLException {
      stop(watch);
      statement.close();
    }
  }

  /** Stops the statement when its time is over. Engines cannot tell this from a cancel. */
  private Thread watch(PreparedStatement statement, AtomicBoolean late) {
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
