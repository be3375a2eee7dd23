package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A new version of a scorecard over past quarters, as a person would try it. */
class BacktestTest {
  private static final int PARTNERS = 10;

  @TempDir private Path folder;
  private SmallWorkspace old;
  private SmallWorkspace young;

  @BeforeEach
  void twoVersionsAndTwoQuarters() {
    var partners = new ArrayList<String>();
    var deals = new ArrayList<String>();
    for (int i = 0; i < PARTNERS; i++) {
      partners.add("p%d,Partner %d".formatted(i, i));
      for (int quarter = 0; quarter < 2; quarter++) {
        deals.add(
            "d%d-%d,p%d,%d,%d,%s,2026-0%d-15"
                .formatted(
                    i, quarter, i, 10 * i, 100 - 10 * i, i < 3 ? "" + i : "", 2 + 3 * quarter));
      }
    }
    old =
        version(
                "old",
                """
                revenue: {weight: 100, from: deals, measure: sum(amount), score: {goalposts: {worst: 0, best: 100}}}
                seats: {status: pilot, from: deals, measure: sum(seats), score: {goalposts: {worst: 0, best: 100}}}
                """)
            .csv("partners", "partner,name", partners)
            .csv("deals", "deal,partner,amount,seats,training,closed", deals);
    young =
        version(
            "young",
            """
            revenue: {weight: 60, from: deals, measure: sum(amount), score: {goalposts: {worst: 0, best: 100}}}
            seats: {weight: 40, from: deals, measure: sum(seats), score: {goalposts: {worst: 0, best: 100}}}
            trained: {status: pilot, from: deals, measure: sum(training), score: {goalposts: {worst: 0, best: 10}}}
            number: {status: pilot, from: deals, measure: count(*), score: {goalposts: {worst: 0, best: 10}}}
            """);
  }

  private SmallWorkspace version(String name, String kpis) {
    return SmallWorkspace.in(folder.resolve(name))
        .partners()
        .dataset(
            "deals",
            "key: deal\ntime: closed",
            "deal: text",
            "partner: partner",
            "amount: {decimal: 2}",
            "seats: integer",
            "training: integer",
            "closed: date")
        .kpis(kpis);
  }

  private Told backtest(Object... more) {
    var arguments = new ArrayList<Object>(List.of(young.definitions(), "--periods", 2));
    arguments.addAll(List.of(more));
    return old.told("backtest", arguments.toArray());
  }

  private JsonNode json() {
    return old.json("backtest", young.definitions(), "--periods", 2).path("backtests").get(0);
  }

  @Test
  void everyPartnerStandsBesideItselfWithWhyItMoves() {
    var periods = json().path("periods");
    assertThat(periods).hasSize(2);
    for (var period : periods) {
      // 10 i against 6 i + 40 - 4 i: who is under 40 gains; 20 to 40 get from poor to at most 48.
      assertThat(period.path("moves").path("down").asInt()).isZero();
      assertThat(period.path("moves").path("up").asInt()).isZero();
      assertThat(period.path("moves").path("same").asInt()).isEqualTo(PARTNERS);
      assertThat(period.path("partners")).hasSize(PARTNERS);
      for (var partner : period.path("partners")) {
        int i = partner.path("partner").asString().charAt(1) - '0';
        var change = partner.path("change");
        double sum = 0;
        for (var line : change.path("lines")) {
          assertThat(line.path("kind").asString()).isEqualTo("method");
          assertThat(line.path("id").asString()).isEqualTo("seats");
          sum += line.path("points").asDouble();
        }
        assertThat(sum).isCloseTo(40 - 8.0 * i, within(1e-9));
        assertThat(partner.path("after").path("score").asDouble())
            .isCloseTo(40 + 2.0 * i, within(1e-9));
      }
    }
  }

  @Test
  void bandsThatAreLeftAreCountedAndNamed() {
    young =
        version(
            "young",
            "revenue: {weight: 100, from: deals, measure: sum(amount), score: {goalposts: {worst:"
                + " 0, best: 60}}}\n");
    var latest = json().path("periods").get(1);
    assertThat(latest.path("moves").path("up").asInt()).as("30 and 40 of 60").isEqualTo(2);
    var told = backtest();
    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.out())
        .contains("poor -> good", "Partner 3", "30 -> 50", "Revenue +20.00 (another rule)")
        .contains("Who changes band");
  }

  @Test
  void theDataOfWhatIsNewGetsAPlainVerdict() {
    var data = json().path("data");
    assertThat(data).hasSize(3);
    assertThat(data.get(0).path("kpi").asString()).isEqualTo("seats");
    assertThat(data.get(0).path("why").asString()).isEqualTo("goes live");
    assertThat(data.get(0).path("verdict").asString()).isEqualTo("good");
    assertThat(data.get(0).path("sentence").asString())
        .isEqualTo("Good: 100 % of those it applies to have a value, 10 different values.");
    assertThat(data.get(1).path("verdict").asString()).isEqualTo("poor");
    assertThat(data.get(1).path("sentence").asString())
        .isEqualTo("Too thin: only 30 % of those it applies to have a value (14 missing).");
    assertThat(data.get(2).path("sentence").asString())
        .isEqualTo("It tells nobody apart: all values are 1.");
  }

  @Test
  void aSpreadsheetGetsOneRowPerPartnerAndPeriod() {
    var told = backtest("--format", "csv");
    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.out().lines()).hasSize(1 + 2 * PARTNERS);
    assertThat(told.out()).contains("simple,2026-Q2,p1,Partner 1,same,poor,poor,10,42,9,9,32,");
  }

  @Test
  void theSameBacktestGivesTheSameBytes() {
    assertThat(backtest("--format", "json").out()).isEqualTo(backtest("--format", "json").out());
  }

  @Test
  void aScorecardThatTheOlderVersionDoesNotHaveIsNamed() {
    old.correct(old.scorecard(), "scorecard: simple", "scorecard: other");
    var told = backtest();
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.err())
        .contains("The older version has no scorecard simple")
        .contains("It has: other");
  }
}
