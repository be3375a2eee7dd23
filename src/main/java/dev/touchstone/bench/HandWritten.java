package dev.touchstone.bench;

import dev.touchstone.shared.Period;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The yardstick: quarter by quarter in one process, one statement each, all of its result read. The
 * SQL is in {@code bench/quarter.sql}.
 */
record HandWritten(Facts facts, int threads, int memoryMegabytes) {

  /**
   * One quarter's result.
   *
   * @param partners in ascending order
   * @param names of the columns: KPIs, their points, perspectives, score, rank, band
   * @param columns by name, then by partner; NaN where there is none
   */
  record Answer(Period quarter, List<String> partners, List<String> names, double[][] columns) {
    double[] column(String name) {
      int at = names.indexOf(name);
      if (at < 0) {
        throw new IllegalArgumentException("The statement answers no column " + name);
      }
      return columns[at];
    }
  }

  List<Answer> run() throws SQLException {
    var definitions = facts.definitions();
    var answers = new ArrayList<Answer>();
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute("set threads = " + threads);
      statement.execute("set memory_limit = '" + memoryMegabytes + "MB'");
      statement.execute("set preserve_insertion_order = false");
      for (var quarter : facts.quarters()) {
        var sql = text();
        for (var dataset : Facts.DATASETS) {
          var time = definitions.dataset(dataset).time();
          sql = sql.replace(":" + dataset, facts.file(dataset, time, quarter).toString());
        }
        sql = sql.replace(":from", "date '" + quarter.from() + "'");
        sql = sql.replace(":to", "date '" + quarter.to() + "'");
        try (var rows = statement.executeQuery(sql)) {
          answers.add(read(quarter, rows));
        }
      }
    }
    return answers;
  }

  private static Answer read(Period quarter, ResultSet rows) throws SQLException {
    var names = new ArrayList<String>();
    for (int i = 2; i <= rows.getMetaData().getColumnCount(); i++) {
      names.add(rows.getMetaData().getColumnName(i));
    }
    var partners = new ArrayList<String>();
    var columns = new double[names.size()][1024];
    while (rows.next()) {
      int row = partners.size();
      partners.add(rows.getString(1));
      for (int i = 0; i < columns.length; i++) {
        if (row == columns[i].length) {
          columns[i] = Arrays.copyOf(columns[i], 2 * row);
        }
        double value = rows.getDouble(i + 2);
        columns[i][row] = rows.wasNull() ? Double.NaN : value;
      }
    }
    return new Answer(quarter, partners, names, columns);
  }

  private static String text() {
    try (var in = HandWritten.class.getResourceAsStream("/bench/quarter.sql")) {
      return new String(
          java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the SQL", e);
    }
  }
}
