package dev.touchstone.measure;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Answers of hand-written SQL, which share nothing with the compiler. */
final class Oracle {
  private Oracle() {}

  /** The first column to the second; rows whose second is missing are left out. */
  static Map<String, String> query(String sql) {
    var answers = new TreeMap<String, String>();
    try (var statement = World.statement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        var value = rows.getString(2);
        if (!rows.wasNull()) {
          answers.put(rows.getString(1), value);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
    return answers;
  }
}
