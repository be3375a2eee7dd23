package dev.touchstone.measure.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.touchstone.expression.Sql;
import dev.touchstone.shared.Refused;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are read beside the next statement. */
class LongAnswerTests {
  @TempDir Path folder;

  private LockedDuckDb engine() {
    var limits = new EngineLimits(200, 2, Duration.ofSeconds(20), folder.resolve("tmp"));
    return new LockedDuckDb(limits, List.of());
  }

  private static Supplier<List<String>> ask(LockedDuckDb engine, String sql) {
    return engine.ask(new Sql(sql, List.of()), "a test", LongAnswerTests::lines);
  }

  private static List<String> lines(Columns answer) throws SQLException {
    var lines = new ArrayList<String>();
    while (answer.next()) {
      for (int row = 0; row < answer.rows(); row++) {
        var key = answer.missing(1, row) ? "-" : answer.text(1, row);
        lines.add(key + " " + (answer.missing(2, row) ? "-" : answer.decimal(2, row)));
      }
    }
    assertThat(answer.next()).as("still over").isFalse();
    return lines;
  }

  @Test
  void everyRowArrivesInOrderHoweverManyThereAre() {
    try (var engine = engine()) {
      for (int rows : new int[] {0, 1, 2047, 2048, 2049, 10_000}) {
        var lines =
            ask(
                    engine,
                    "select lpad(cast(i as varchar), 6, '0') as by_key, i * 2 as f1 from range("
                        + rows
                        + ") t(i)")
                .get();
        assertThat(lines).hasSize(rows).isSorted();
        for (int i = 0; i < rows; i++) {
          assertThat(lines.get(i)).isEqualTo("%06d %d".formatted(i, 2 * i));
        }
      }
    }
  }

  @Test
  void missingKeysComeFirstAndNumbersStayExact() {
    try (var engine = engine()) {
      var lines =
          ask(
                  engine,
                  """
                  select * from (values
                    ('b', cast('-12345678901234567890123456789012345.678' as decimal(38, 3))),
                    (null, null),
                    ('a', 0.5)) t(by_key, f1)\
                  """)
              .get();
      assertThat(lines)
          .containsExactly("- -", "a 0.500", "b -12345678901234567890123456789012345.678");
      assertThat(
              ask(engine, "select 'a' as by_key, cast(36893488147419103232 as hugeint) as f1")
                  .get())
          .containsExactly("a 36893488147419103232");
    }
  }

  @Test
  void anAnswerIsReadWhileTheNextStatementIsWorkedOn() {
    var asked = new CountDownLatch(1);
    try (var engine = engine()) {
      var first =
          engine.ask(
              new Sql("select 'a' as by_key, 1 as f1", List.of()),
              "a test",
              answer -> {
                await(asked);
                return lines(answer);
              });
      var second = ask(engine, "select 'b' as by_key, 2 as f1");
      asked.countDown();
      assertThat(engine.query(new Sql("select 3", List.of()), "a test", ResultSet::next)).isTrue();
      assertThat(first.get()).containsExactly("a 1");
      assertThat(second.get()).containsExactly("b 2");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).as("asked meanwhile").isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatAReaderThrowsReachesWhoeverWaits() {
    try (var engine = engine()) {
      var refused = new Refused("a-test", "No", "Never mind");
      var answer =
          engine.ask(
              new Sql("select 'a' as by_key, 1 as f1", List.of()),
              "a test",
              columns -> {
                throw refused;
              });
      assertThatThrownBy(answer::get).isSameAs(refused);
    }
  }

  @Test
  void aStatementBeyondItsTimeIsStopped() {
    var limits = new EngineLimits(200, 2, Duration.ofSeconds(1), folder.resolve("tmp"));
    try (var engine = new LockedDuckDb(limits, List.of())) {
      var refused =
          catchThrowableOfType(
              Refused.class,
              () ->
                  ask(
                          engine,
                          "select 'a' as by_key, count(*) as f1 from range(1000000) a,"
                              + " range(1000000) b where hash(a.range + b.range) % 7 = 3")
                      .get());
      assertThat(refused.code()).isEqualTo("time-limit");
      assertThat(ask(engine, "select 'a' as by_key, 1 as f1").get()).containsExactly("a 1");
    }
  }

  /** The driver does not tell: to it, an error behind the first rows is the end. */
  @Test
  void anAnswerThatBreaksOffIsNoAnswer() throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement =
            connection.prepareStatement(
                """
                select cast(i as varchar) as by_key, i as f1,
                  case when i = 25000000 then error('late') else false end as last_row
                from range(30000000) t(i)\
                """)) {
      var columns = DuckDbColumns.of(statement);
      assertThatThrownBy(
              () ->
                  columns.read(
                      answer -> {
                        while (answer.next()) {
                          assertThat(answer.rows()).isPositive();
                        }
                        return "all of it";
                      }))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("broke off");
    }
  }
}
