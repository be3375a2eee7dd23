package dev.touchstone.bench;

import dev.touchstone.definition.Definitions;
import dev.touchstone.shared.Period;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.duckdb.DuckDBPreparedStatement;

/**
 * The yardstick: quarter by quarter in one process, one fact after the other, all of the result
 * read. The SQL is in {@code bench/quarter.sql}.
 *
 * @param knownProducts whether the SQL may know how products are numbered, which the documents do
 *     not say
 */
record HandWritten(Facts facts, int threads, int memoryMegabytes, boolean knownProducts) {

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
        answers.add(quarter(statement, definitions, quarter));
      }
    }
    return answers;
  }

  private Answer quarter(Statement statement, Definitions definitions, Period quarter)
      throws SQLException {
    var steps = List.of(text("quarter.sql").split(";\\R\\R"));
    for (var step : steps.subList(0, steps.size() - 1)) {
      boolean usage = step.startsWith("create or replace temp table usage");
      statement.execute(
          bound(
              usage && knownProducts ? text("usage-of-known-products.sql") : step,
              definitions,
              quarter));
    }
    var last = bound(steps.getLast(), definitions, quarter);
    try (var answer = statement.getConnection().prepareStatement(last)) {
      return read(quarter, answer.unwrap(DuckDBPreparedStatement.class));
    }
  }

  private String bound(String step, Definitions definitions, Period quarter) {
    var sql = step;
    for (var dataset : Facts.DATASETS) {
      var time = definitions.dataset(dataset).time();
      sql = sql.replace(":" + dataset, facts.file(dataset, time, quarter).toString());
    }
    return sql.replace(":from", "date '" + quarter.from() + "'")
        .replace(":to", "date '" + quarter.to() + "'");
  }

  /** By chunks of columns, which cost a third of what rows do. */
  private static Answer read(Period quarter, DuckDBPreparedStatement statement)
      throws SQLException {
    var described = statement.getMetaData();
    var names = new ArrayList<String>();
    for (int i = 2; i <= described.getColumnCount(); i++) {
      names.add(described.getColumnName(i));
    }
    var partners = new ArrayList<String>();
    var columns = new double[names.size()][1024];
    try (var chunks = statement.query()) {
      while (chunks.nextChunk()) {
        int before = partners.size();
        var ids = chunks.chunk().vector(0);
        for (int row = 0; row < chunks.chunk().rowCount(); row++) {
          partners.add(ids.getString(row));
        }
        for (int i = 0; i < columns.length; i++) {
          if (partners.size() > columns[i].length) {
            columns[i] = Arrays.copyOf(columns[i], 2 * partners.size());
          }
          var values = chunks.chunk().vector(i + 1);
          for (int row = before; row < partners.size(); row++) {
            columns[i][row] = values.getDouble(row - before, Double.NaN);
          }
        }
      }
    }
    return new Answer(quarter, partners, names, columns);
  }

  static String text(String name) {
    try (var in = HandWritten.class.getResourceAsStream("/bench/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the SQL", e);
    }
  }
}
