package dev.touchstone.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.touchstone.expression.Expr.Bound.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SqlRendererTests {
  private static final LocalDate START = LocalDate.of(2026, 7, 1);
  private static final LocalDate END = LocalDate.of(2026, 10, 1);
  private static final Map<Day, LocalDate> DAYS =
      Map.of(Day.PERIOD_START, START, Day.PERIOD_END, END, Day.WINDOW_START, START);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          stage = 'won'                     | ("stage" = CAST(? AS VARCHAR))
          stage <> 'won' and not renewal    | (("stage" <> CAST(? AS VARCHAR)) AND (NOT "renewal"))
          stage in ('won', 'lost')          | ("stage" IN (CAST(? AS VARCHAR), CAST(? AS VARCHAR)))
          region is not null or seats >= 10 | (("region" IS NOT NULL) OR ("seats" >= 10))
          seats not between 1 and -5        | ("seats" NOT BETWEEN 1 AND (-5))
          closed_on >= period_start         | ("closed_on" >= CAST(? AS DATE))
          amount - 1.5                      | ("amount" - 1.5)
          -seats + 1                        | ((-"seats") + BIGINT '1')
          list_price * share                | (CAST("list_price" AS DECIMAL(38, 4)) * "share")
          amount * cost                     | (CAST("amount" AS DECIMAL(38, 4)) * "cost")
          amount > 1000                     | ("amount" > 1000.0000)
          amount > cost                     | ("amount" > CAST("cost" AS DECIMAL(38, 4)))
          share in (0.5, 1, seats)          | ("share" IN (0.500000, 1.000000, CAST("seats" AS DECIMAL(38, 6))))
          amount between 0 and 0.123456789  | (CAST("amount" AS DECIMAL(38, 9)) BETWEEN 0.000000000 AND 0.123456789)
          case when renewal then 1 else 0 end | (CASE WHEN "renewal" THEN BIGINT '1' ELSE BIGINT '0' END)
          case when renewal then amount end | (CASE WHEN "renewal" THEN "amount" END)
          case when renewal then cost else 0 end | (CASE WHEN "renewal" THEN "cost" ELSE 0.00 END)
          coalesce(seats, share, 1)         | coalesce(CAST("seats" AS DECIMAL(38, 6)), "share", 1.000000)
          coalesce(seats, 0)                | coalesce("seats", BIGINT '0')
          nullif(region, '')                | NULLIF("region", CAST(? AS VARCHAR))
          abs(list_price)                   | abs("list_price")
          round(list_price, 2)              | CAST("list_price" AS DECIMAL(38, 2))
          round(list_price, 4)              | "list_price"
          round(amount, 4)                  | "amount"
          lower(region)                     | lower("region")
          upper(region)                     | upper("region")
          days_between(created_on, period_end) | date_diff('day', "created_on", CAST(? AS DATE))
          year(closed_on) * 100 + month(closed_on) | ((CAST(EXTRACT(YEAR FROM "closed_on") AS DECIMAL(38, 0)) * BIGINT '100') + EXTRACT(MONTH FROM "closed_on"))
          """)
  void rendersTheSameForBothDialects(String formula, String sql) {
    for (var dialect : Dialect.values()) {
      assertThat(SqlRenderer.plain(dialect, DAYS).row(World.row(formula)).text()).isEqualTo(sql);
    }
  }

  @Test
  void aQuotientIsOfDoublesAndHasTwelveDigits() {
    assertThat(SqlRenderer.plain(Dialect.DUCKDB, DAYS).row(World.row("seats / amount")).text())
        .isEqualTo(
            "CAST((CAST(\"seats\" AS DOUBLE) / CAST(NULLIF(\"amount\", 0.0000) AS DOUBLE)) AS"
                + " DECIMAL(38, 12))");
    assertThat(SqlRenderer.plain(Dialect.TRINO, DAYS).row(World.row("seats / amount")).text())
        .startsWith(
            "element_at(transform(ARRAY[(CAST((\"seats\" + CAST(0 AS DECIMAL(38, 0))) AS DOUBLE) /"
                + " CAST((NULLIF(\"amount\", 0.0000) + CAST(0 AS DECIMAL(38, 0))) AS DOUBLE)) *"
                + " 1e12], x -> ")
        .endsWith(" * DECIMAL '0.000000000001'), 1)");
  }

  @Test
  void leastOfAMissingValueIsMissingOnDuckDbAsOnTrino() {
    var least = World.row("least(list_price, 5.5)");

    assertThat(SqlRenderer.plain(Dialect.TRINO, DAYS).row(least).text())
        .isEqualTo("least(\"list_price\", 5.5000)");
    assertThat(SqlRenderer.plain(Dialect.DUCKDB, DAYS).row(least).text())
        .isEqualTo(
            "(CASE WHEN \"list_price\" IS NULL THEN NULL ELSE least(\"list_price\", 5.5000) END)");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void bindsTextsAndDatesInTheOrderOfTheirQuestionMarks(Dialect dialect) {
    var sql =
        SqlRenderer.plain(dialect, DAYS)
            .row(
                World.condition(
                    "region = 'O''Neill''); drop table deals; --' and closed_on < period_end"
                        + " and stage in ('won', 'open') and created_on > date '2026-02-28'"));

    assertThat(sql.binds())
        .isEqualTo(
            List.of(
                "O'Neill'); drop table deals; --", END, "won", "open", LocalDate.of(2026, 2, 28)));
    assertThat(sql.text()).doesNotContain("drop").doesNotContain("Neill");
    assertThat(sql.text().chars().filter(c -> c == '?')).hasSize(5);
  }

  @Test
  void columnsStandForWhateverTheCallerSays() {
    var renderer =
        new SqlRenderer(Dialect.DUCKDB, column -> "f." + Sql.quoted(column.name()), Map.of());

    assertThat(renderer.row(World.row("seats + seats")).text())
        .isEqualTo("(f.\"seats\" + f.\"seats\")");
  }

  @Test
  void convertedAmountsHaveTheDigitsOfTheirRateAsWell() {
    var renderer =
        new SqlRenderer(
            Dialect.DUCKDB, column -> "(" + Sql.quoted(column.name()) + " * rate)", Map.of(), 6);

    assertThat(renderer.row(World.row("round(amount, 4)")).text())
        .isEqualTo("CAST((\"amount\" * rate) AS DECIMAL(38, 4))");
    assertThat(renderer.row(World.row("amount > 1")).text())
        .isEqualTo("((\"amount\" * rate) > 1.0000000000)");
  }

  @Test
  void quotesWithinIdentifiersAreDoubled() {
    assertThat(Sql.quoted("a\"b")).isEqualTo("\"a\"\"b\"");
  }

  @Test
  void anAggregateIsNotAboutOneRow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SqlRenderer.plain(Dialect.DUCKDB, DAYS).row(World.measure("sum(amount)")))
        .withMessageContaining("sum(amount)");
  }

  @Test
  void aDayNobodyGaveIsAMistakeOfTheCaller() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SqlRenderer.plain(Dialect.DUCKDB, Map.of())
                    .row(World.condition("closed_on < period_end")))
        .withMessageContaining("PERIOD_END");
  }

  @Test
  void piecesOfSqlKeepTheirBindsInOrder() {
    var first = new Sql("a = ?", List.of("x"));
    var second = new Sql("b = ?", List.of(END));

    assertThat(
            Sql.builder()
                .append("WHERE ")
                .join(" AND ", List.of(first, second))
                .append(" AND c = ")
                .bind("z")
                .build())
        .isEqualTo(new Sql("WHERE a = ? AND b = ? AND c = ?", List.of("x", END, "z")));
  }
}
