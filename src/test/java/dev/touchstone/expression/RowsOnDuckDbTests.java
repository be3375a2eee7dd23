package dev.touchstone.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.Fuzz;
import dev.touchstone.expression.Expr.Bound.Day;
import dev.touchstone.shared.Issue;
import dev.touchstone.shared.Issues;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What DuckDB makes of rendered SQL is what the language promises, row by row. */
@NullUnmarked
class RowsOnDuckDbTests {
  private static final Map<Day, LocalDate> DAYS =
      Map.of(
          Day.PERIOD_START, LocalDate.of(2026, 1, 1),
          Day.PERIOD_END, LocalDate.of(2026, 4, 1),
          Day.WINDOW_START, LocalDate.of(2025, 4, 1));
  private static final List<String> COLUMNS =
      List.of(
          "deal_id",
          "stage",
          "seats",
          "list_price",
          "share",
          "created_on",
          "closed_on",
          "renewal",
          "region");
  private static final List<Map<String, Object>> ROWS = rows(new Random(20260131));

  private static Connection connection;

  @BeforeAll
  static void load() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    try (var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE deals (deal_id VARCHAR, stage VARCHAR, seats BIGINT, list_price"
              + " DECIMAL(18, 4), share DECIMAL(9, 6), created_on DATE, closed_on DATE, renewal"
              + " BOOLEAN, region VARCHAR, _row INTEGER)");
    }
    try (var insert =
        connection.prepareStatement("INSERT INTO deals VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (int i = 0; i < ROWS.size(); i++) {
        for (int c = 0; c < COLUMNS.size(); c++) {
          insert.setObject(c + 1, ROWS.get(i).get(COLUMNS.get(c)));
        }
        insert.setInt(COLUMNS.size() + 1, i);
        insert.execute();
      }
    }
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  @Test
  void randomExpressionsWithoutQuotientsAreEqualToTheLastDigit() throws SQLException {
    compare(new RandomFormulas(new Random(1)).withoutQuotients(), Fuzz.times(200), BigDecimal.ZERO);
  }

  @Test
  void randomExpressionsWithQuotientsAgreeToNineDigits() throws SQLException {
    compare(new RandomFormulas(new Random(2)), Fuzz.times(150), new BigDecimal("0.000000001"));
  }

  @Test
  void aQuotientThatEndsIsExactAndItsTiesRoundUp() throws SQLException {
    var formula = "round(case when seats is null then 0.35 / 2 else (0 - 0.35) / 2 end, 2)";
    var answers = answers(World.row(formula));
    assertThat(answers)
        .extracting(answer -> ((BigDecimal) answer).abs())
        .containsOnly(new BigDecimal("0.18"));
  }

  @Test
  void productsOfLargeAmountsDoNotOverflow() throws SQLException {
    var answers = answers(World.row("(coalesce(list_price, 0) * 0 + 99999999999.9999) * 99999.9"));
    assertThat(answers).containsOnly(new BigDecimal("9999989999999990.00001"));
  }

  @Test
  void wholeNumbersOfAFormulaDoNotOverflowAtThirtyTwoBits() throws SQLException {
    assertThat(answers(World.row("2000000000 * 2 + 2000000000")))
        .containsOnly(BigDecimal.valueOf(6_000_000_000L));
  }

  private static void compare(RandomFormulas formulas, int count, BigDecimal tolerance)
      throws SQLException {
    int compared = 0;
    for (int i = 0; i < count; i++) {
      var formula = formulas.row(1 + i % 4);
      var issues = new Issues();
      var measure = World.read("measure", "count(" + formula + ")", issues);
      if (measure.isEmpty()) {
        assertThat(issues.all())
            .as(formula)
            .extracting(Issue::code)
            .containsOnly("too-many-digits");
        continue;
      }
      var row = ((Expr.Aggregate) measure.get()).argument().orElseThrow();
      var answers = answers(row);
      for (int r = 0; r < ROWS.size(); r++) {
        var expected = new RowOracle(ROWS.get(r), DAYS).worth(row);
        var actual = answers.get(r);
        assertThat(close(actual, expected, tolerance))
            .as("%s over %s: %s, not %s", formula, ROWS.get(r), actual, expected)
            .isTrue();
      }
      compared++;
    }
    assertThat(compared).isGreaterThan(count * 9 / 10);
  }

  private static boolean close(Object actual, Object expected, BigDecimal tolerance) {
    if (actual instanceof BigDecimal a && expected instanceof BigDecimal e) {
      return a.subtract(e).abs().compareTo(tolerance.multiply(e.abs().max(BigDecimal.ONE))) <= 0;
    }
    return actual == null ? expected == null : actual.equals(expected);
  }

  private static List<Object> answers(Expr row) throws SQLException {
    var sql = SqlRenderer.plain(Dialect.DUCKDB, DAYS).row(row);
    var query = "SELECT " + sql.text() + " FROM deals ORDER BY _row";
    try (var statement = connection.prepareStatement(query)) {
      for (int i = 0; i < sql.binds().size(); i++) {
        statement.setObject(i + 1, sql.binds().get(i));
      }
      try (var results = statement.executeQuery()) {
        var answers = new ArrayList<Object>();
        while (results.next()) {
          answers.add(answer(results, row.type()));
        }
        return answers;
      }
    } catch (SQLException e) {
      throw new AssertionError(Notation.of(row) + "\n" + query, e);
    }
  }

  private static Object answer(ResultSet results, Type type) throws SQLException {
    var value = results.getObject(1);
    if (value == null) {
      return null;
    }
    return switch (type) {
      case Type.Number _ -> {
        assertThat(value).isNotInstanceOf(Double.class);
        yield new BigDecimal(value.toString());
      }
      case Type.Text _, Type.Bool _ -> value;
      case Type.Day _ -> results.getObject(1, LocalDate.class);
    };
  }

  private static List<Map<String, Object>> rows(Random random) {
    var rows = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < 60; i++) {
      var row = new HashMap<String, Object>();
      row.put("deal_id", "D" + i);
      row.put("stage", List.of("open", "won", "lost").get(random.nextInt(3)));
      row.put("seats", BigDecimal.valueOf(random.nextInt(-5, 20)));
      row.put("list_price", BigDecimal.valueOf(random.nextLong(-1_000_000, 1_000_000), 4));
      row.put("share", BigDecimal.valueOf(random.nextInt(1_000_001), 6));
      row.put("created_on", LocalDate.of(2026, 1, 1).plusDays(random.nextInt(-90, 90)));
      row.put("closed_on", LocalDate.of(2026, 1, 1).plusDays(random.nextInt(-90, 90)));
      row.put("renewal", random.nextBoolean());
      row.put("region", List.of("north", "So'uth", "", "West").get(random.nextInt(4)));
      row.replaceAll((column, value) -> random.nextInt(6) == 0 ? null : value);
      rows.add(row);
    }
    return rows;
  }
}
