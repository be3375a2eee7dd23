package dev.touchstone.fact;

import dev.touchstone.expression.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Queries that are read side by side, each on a connection of its own: while one is read its
 * connection does nothing else.
 */
final class Answers implements AutoCloseable {
  private final List<Connection> connections = new ArrayList<>();
  private final List<ResultSet> all = new ArrayList<>();

  static Answers of(Staging staging, List<Sql> queries) throws SQLException {
    var answers = new Answers();
    try {
      for (var query : queries) {
        var connection = staging.beside();
        answers.connections.add(connection);
        answers.all.add(prepared(connection, query.text(), query).executeQuery());
      }
      return answers;
    } catch (SQLException | RuntimeException e) {
      answers.close();
      throw e;
    }
  }

  /** A statement, of which the query may be a part, with the query's values in their places. */
  static PreparedStatement prepared(Connection connection, String statement, Sql query)
      throws SQLException {
    var prepared = connection.prepareStatement(statement);
    for (int i = 0; i < query.binds().size(); i++) {
      prepared.setObject(i + 1, query.binds().get(i));
    }
    return prepared;
  }

  List<ResultSet> all() {
    return all;
  }

  /** A closed connection closes what was asked on it. */
  @Override
  public void close() throws SQLException {
    for (var connection : connections) {
      connection.close();
    }
  }
}
