package dev.touchstone.measure;

import dev.touchstone.expression.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What answers statements for one use of a warehouse. */
interface Engine extends AutoCloseable {
  /** Reads what a statement answers. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /**
   * @param purpose what the statement is about, in a few words, for whoever is told that it failed
   * @throws dev.touchstone.shared.Refused if the data, the time limit or the engine is in the way
   */
  <T> T query(Sql sql, String purpose, Reader<T> reader);

  /** Name and version. */
  String name();

  @Override
  void close();
}
