package dev.touchstone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.fact.FactStore;
import dev.touchstone.measure.engine.EngineLimits;
import dev.touchstone.measure.warehouse.DuckDbWarehouse;
import dev.touchstone.run.PeriodInProgress;
import dev.touchstone.run.Runs;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.run.Trends;
import dev.touchstone.shared.Progress;
import dev.touchstone.trend.Forecast.Expected;
import dev.touchstone.trend.Forecast.Method;
import dev.touchstone.trend.Momentum;
import dev.touchstone.trend.Momentum.Direction;
import dev.touchstone.trend.NotEnough;
import dev.touchstone.trend.Reach;
import dev.touchstone.trend.Trend;
import dev.touchstone.trend.Trend.InProgress;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The named partners' trends read as docs/demo-world.md tells their stories. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrendsTest {
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 10, 31);

  @TempDir private static Path folder;
  private final DuckDbWarehouse warehouse = new DuckDbWarehouse(EngineLimits.standard());
  private List<ScorecardRun> runs = List.of();
  private List<Trends> atTheEnd = List.of();
  private List<Trends> fiveDaysBefore = List.of();

  @BeforeAll
  void measure() throws java.io.IOException {
    DemoWorld.write(folder, Size.DEMO);
    var definitions = Ran.definitions(folder.resolve("definitions"));
    var card = Objects.requireNonNull(definitions.all(Scorecard.KIND).get("reseller"));
    var calendar = definitions.program().calendar();
    try (var store = FactStore.open(folder.resolve("tables"))) {
      store.loadAll(definitions, folder.resolve("data"), Progress.SILENT);
      var snapshot = store.current();
      var last = calendar.containing(LAST_DAY, card.period());
      var all = calendar.trailing(last, 9, card.period());
      var run = Runs.compute(definitions, card, snapshot, warehouse, all, Progress.SILENT);
      var earlier = all.subList(0, 8);
      var current =
          PeriodInProgress.measure(
              definitions,
              card,
              snapshot,
              warehouse,
              LAST_DAY.minusDays(5),
              earlier,
              Progress.SILENT);
      runs = List.of(run);
      atTheEnd = List.of(Trends.of(run, 0));
      fiveDaysBefore = List.of(Trends.of(run, 0, current));
    }
  }

  @AfterAll
  void close() {
    warehouse.close();
  }

  private int index(String name) {
    int index = runs.getFirst().latest().population().names().indexOf(name);
    assertThat(index).as(name).isNotNegative();
    return index;
  }

  private Trend trend(String name, String kpi) {
    return find(atTheEnd.getFirst(), name, kpi);
  }

  private Trend find(Trends trends, String name, String kpi) {
    return trends.of(index(name)).stream()
        .filter(trend -> trend.id().equals(kpi))
        .findFirst()
        .orElseThrow();
  }

  private Direction direction(String name, String kpi) {
    return ((Momentum.Moving) trend(name, kpi).momentum()).direction();
  }

  @Test
  void aureliasRevenueIsFalling() {
    assertThat(direction("Aurelia Systems", "revenue-attainment")).isEqualTo(Direction.FALLING);
  }

  @Test
  void theGroupFallsWhileItsSubsidiaryRises() {
    assertThat(direction("Calder Technology Group", "reseller")).isEqualTo(Direction.FALLING);
    assertThat(direction("Calder Cloud Services", "revenue-attainment"))
        .isEqualTo(Direction.RISING);
  }

  @Test
  void evenlineWhoMeetsItsTargetsIsNotSaidToFall() {
    assertThat(direction("Evenline Partners", "revenue-attainment"))
        .isNotEqualTo(Direction.FALLING);
  }

  @Test
  void paperLanternAndTheNewcomerHaveNoTrendRatherThanAFlatOne() {
    for (var trend : atTheEnd.getFirst().of(index("Paper Lantern Consulting"))) {
      boolean countsNobody = trend.id().equals("certified-people"); // a true zero
      assertThat(trend.momentum() instanceof Momentum.Moving)
          .as(trend.id())
          .isEqualTo(countsNobody);
      assertThat(trend.next() instanceof Expected).as(trend.id()).isEqualTo(countsNobody);
    }
    assertThat(trend("Larkspur Digital", "revenue-attainment").momentum())
        .isInstanceOfSatisfying(
            NotEnough.class,
            few -> assertThat(few.sentence()).startsWith("not enough history: has "));
  }

  @Test
  void aWindowThatIsFillingIsNoGrowth() {
    // the first facts are of FY2025-Q3: the first full four quarters end with FY2026-Q2
    assertThat(trend("Aurelia Systems", "revenue-attainment").series().periods().getFirst().label())
        .isEqualTo("FY2026-Q2");
  }

  @Test
  void noShareIsForecastAboveOneAndNoCountBelowZero() {
    var counts = Set.of("sourced-leads", "certified-people");
    var forecast = new HashSet<String>();
    for (int partner = 0; partner < runs.getFirst().latest().population().size(); partner++) {
      for (var trend : atTheEnd.getFirst().of(partner)) {
        if (trend.next() instanceof Expected(var value, var reach, _)) {
          forecast.add(trend.id());
          boolean share = List.of("win-rate", "support-in-time").contains(trend.id());
          double low = reach instanceof Reach.Between between ? between.low() : value;
          double high = reach instanceof Reach.Between between ? between.high() : value;
          assertThat(value).isBetween(low, high);
          assertThat(share ? value : 0).isBetween(0.0, 1.0);
          assertThat(share ? high : 0).isBetween(0.0, 1.0);
          assertThat(share || counts.contains(trend.id()) ? low : 0).isNotNegative();
          assertThat(trend.id().equals("reseller") ? value : 50).isBetween(0.0, 100.0);
        }
      }
    }
    assertThat(forecast).contains("win-rate", "support-in-time", "reseller").containsAll(counts);
  }

  @Test
  void beforeQuarterEndTheRunRateOfQuarterdeckKnowsThatItsDealsAreStillToCome() {
    var trend = find(fiveDaysBefore.getFirst(), "Quarterdeck Solutions", "revenue-attainment");
    var running = (InProgress.Running) trend.inProgress();
    var end = (Expected) running.end();
    var real = trend("Quarterdeck Solutions", "revenue-attainment").series();
    double came = real.value(real.size() - 1);

    assertThat(running.passed()).isBetween(0.94, 0.95);
    assertThat(end.method()).isEqualTo(Method.RUN_RATE_BY_PATTERN);
    assertThat(end.value()).isGreaterThan(running.soFar());
    assertThat(Math.abs(end.value() - came)).isLessThan(Math.abs(running.soFar() - came));
    assertThat(end.reach())
        .isInstanceOfSatisfying(
            Reach.Between.class, reach -> assertThat(came).isBetween(reach.low(), reach.high()));
  }

  @Test
  void aShareDoesNotGrowThroughAPeriodAndSoHasNoRunRate() {
    assertThat(find(fiveDaysBefore.getFirst(), "Quarterdeck Solutions", "win-rate").inProgress())
        .isEqualTo(new InProgress.Not());
  }
}
