package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Eight quarters of 100 each, and nothing before. */
class TrendHistoryTest {
  @TempDir private Path folder;

  private JsonNode trend(Object... options) {
    var rows = new ArrayList<String>();
    for (int quarter = 0; quarter < 8; quarter++) {
      int month = 1 + 3 * (quarter % 4);
      int year = 2024 + quarter / 4;
      rows.add("s%d,A,%d-%02d-10,100,10".formatted(quarter, year, month));
      if (quarter % 3 == 0) {
        rows.add("l%d,A,%d-%02d-20,0,%d".formatted(quarter, year, month + 2, 50 * quarter + 20));
      }
    }
    return SmallWorkspace.in(folder)
        .partners("A,Alone")
        .dataset(
            "sales",
            "key: id\ntime: day",
            "id: text",
            "partner: partner",
            "day: date",
            "amount: integer",
            "boxes: integer")
        .csv("sales", "id,partner,day,amount,boxes", rows)
        .kpis(
            """
            quarter: {from: sales, measure: sum(amount), no-rows: zero, score: {goalposts: {worst: 0, best: 400}}}
            boxes: {from: sales, measure: sum(boxes), score: {goalposts: {worst: 0, best: 400}}}
            year: {from: sales, measure: sum(amount), window: 4 quarters, score: {goalposts: {worst: 0, best: 900}}}
            """)
        .json("trend A", options);
  }

  private static List<String> series(JsonNode trend) {
    return trend
        .path(0)
        .path("trends")
        .path(0)
        .path("series")
        .valueStream()
        .map(one -> one.path("period").asString() + "=" + one.path("value").asInt())
        .toList();
  }

  @Test
  void absenceThatCountsAsZeroIsNoHistoryBeforeTheFirstFacts() {
    var trend = trend("--kpi", "quarter");
    assertThat(series(trend)).hasSize(8).allMatch(one -> one.endsWith("=100"));
    assertThat(trend.path(0).path("trends").path(0).path("forecast").path("value").asInt())
        .isEqualTo(100);
  }

  @Test
  void aWindowIsWholeWhereFactsGoFurtherBackThanTheHistoryAskedFor() {
    assertThat(series(trend("--kpi", "year", "--history", "5")))
        .containsExactly("2024-Q4=400", "2025-Q1=400", "2025-Q2=400", "2025-Q3=400", "2025-Q4=400");
    assertThat(series(trend("--kpi", "year")))
        .as("a window that is still filling looks like growth")
        .hasSize(5);
  }

  @Test
  void theEndOfAPeriodIsExpectedNoLowerThanWhatThereIs() {
    var running =
        trend("--kpi", "boxes", "--as-of", "2025-10-20")
            .path(0)
            .path("trends")
            .path(0)
            .path("in_progress");
    assertThat(running.path("so_far").asInt()).isEqualTo(10);
    var end = running.path("end");
    assertThat(end.path("value").asDouble()).isGreaterThanOrEqualTo(10);
    assertThat(end.path("reach").path("low").asDouble()).isEqualTo(10);
  }
}
