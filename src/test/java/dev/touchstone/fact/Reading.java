package dev.touchstone.fact;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What DuckDB finds in files of facts, as text: a line for each row, fields parted by a bar. */
public final class Reading {
  private Reading() {}

  /**
   * @param clauses what follows the rows of the dataset, such as {@code order by 1}
   * @return nothing where the snapshot has no such rows
   */
  public static List<String> of(Snapshot snapshot, String dataset, String columns, String clauses)
      throws SQLException {
    var files = snapshot.files(dataset, "", LocalDate.MIN, LocalDate.MAX);
    if (files.isEmpty()) {
      return List.of();
    }
    return query("select %s from %s %s".formatted(columns, parquet(files), clauses));
  }

  private static String parquet(List<Path> files) {
    return files.stream()
        .map(Quoted::file)
        .collect(Collectors.joining(",", "read_parquet([", "])"));
  }

  public static List<String> query(String sql) throws SQLException {
    try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duckdb.createStatement();
        var rows = statement.executeQuery(sql)) {
      var answer = new ArrayList<String>();
      while (rows.next()) {
        var fields = new ArrayList<String>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          var value = rows.getObject(i);
          fields.add(
              value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value));
        }
        answer.add(String.join("|", fields));
      }
      return answer;
    }
  }
}
