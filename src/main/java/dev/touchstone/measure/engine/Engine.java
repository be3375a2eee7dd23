package dev.touchstone.measure.engine;

import dev.touchstone.expression.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Supplier;

/** What answers statements for one use of a warehouse. */
public interface Engine extends AutoCloseable {
  /** Reads what a statement answers. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /** Reads a long answer. */
  @FunctionalInterface
  interface ColumnReader<T> {
    T read(Columns columns) throws SQLException;
  }

  /**
   * @param purpose what the statement is about, in a few words, for whoever is told that it failed
   * @throws dev.touchstone.shared.Refused if the data, the time limit or the engine does not allow
   *     it
   */
  <T> T query(Sql sql, String purpose, Reader<T> reader);

  /**
   * Asks for a long answer. An engine may let it be read beside the caller, so that it can be asked
   * the next statement meanwhile.
   *
   * @param sql answers in the order of its column {@code by_key}, nulls first
   * @return waits for what was read
   * @throws dev.touchstone.shared.Refused as {@link #query}, now or when it is waited for
   */
  <T> Supplier<T> ask(Sql sql, String purpose, ColumnReader<T> reader);

  /** Name and version. */
  String name();

  @Override
  void close();
}
