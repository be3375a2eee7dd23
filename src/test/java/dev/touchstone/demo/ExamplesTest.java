package dev.touchstone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.Shared;
import dev.touchstone.definition.Definitions;
import dev.touchstone.fact.FactStore;
import dev.touchstone.measure.State;
import dev.touchstone.shared.Progress;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The numbers in the examples' READMEs, which others computed from the same files. */
class ExamplesTest {
  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  @Shared.Read("data/adventureworks-dw")
  class AdventureWorks {
    private static final LocalDate LAST_DAY = LocalDate.of(2013, 12, 30);
    private final Definitions definitions = Ran.definitions(Path.of("examples/adventure-works"));
    @AutoClose private FactStore store;

    @BeforeAll
    void load(@TempDir Path folder) {
      store = loaded(definitions, "data/adventureworks-dw", folder);
    }

    @Test
    void everyLineIsCountedOnceInDollars() {
      var run = Ran.of(definitions, "reconciliation", store, LAST_DAY, 1);

      assertThat(run.total("lines", 0, "value")).isEqualTo("60855.0000");
      assertThat(run.total("revenue", 0, "value")).isEqualTo("76494758.2549");
      assertThat(run.total("as-stored", 0, "value")).isEqualTo("80450596.9823");
      assertThat(run.total("cost-as-stored", 0, "value")).isEqualTo("79980114.3790");
    }

    @Test
    void sixtySixResellersHaveNoDataAndNotZero() {
      var run = Ran.of(definitions, "reconciliation", store, LAST_DAY, 1);

      assertThat(run.measurements().population().size()).isEqualTo(701);
      assertThat(run.count("revenue", State.MISSING)).isEqualTo(66);
      assertThat(run.count("revenue", State.MEASURED)).isEqualTo(635);
      assertThat(java.util.stream.IntStream.range(0, 701).filter(i -> run.last().rank(i) == 0))
          .hasSize(66);
    }

    @Test
    void vigorousExerciseCompanyIsTwentyThirdInDollars() {
      var run = Ran.of(definitions, "reconciliation", store, LAST_DAY, 1);

      assertThat(rank(run, "revenue", "Brakes and Gears")).isEqualTo(1);
      assertThat(rank(run, "revenue", "Metropolitan Bicycle Supply")).isEqualTo(3);
      assertThat(rank(run, "revenue", "Vigorous Exercise Company")).isEqualTo(23);
      assertThat(rank(run, "as-stored", "Vigorous Exercise Company")).isEqualTo(3);
      assertThat(run.value("revenue", "Vigorous Exercise Company")).isEqualTo(550963.3901);
    }

    @Test
    void everyCurrencyHasItsSubtotal() {
      var run = Ran.of(definitions, "currencies", store, LAST_DAY, 1);

      for (var row :
          List.of(
              List.of("usd", "57724791.4733", "57724791.4733"),
              List.of("cad", "14377925.5965", "9339342.1006"),
              List.of("gbp", "4279008.8266", "6300422.1459"),
              List.of("eur", "2474535.7092", "2275303.1221"),
              List.of("aud", "1594335.3767", "854899.4130"))) {
        assertThat(run.total(row.get(0) + "-as-stored", 0, "value")).isEqualTo(row.get(1));
        assertThat(run.total(row.get(0) + "-in-usd", 0, "value")).isEqualTo(row.get(2));
      }
    }

    @Test
    void quotasAreAttainedByTheirOwnDates() {
      var run = Ran.of(definitions, "resellers", store, LAST_DAY, 12);

      assertThat(attained(run))
          .containsExactly(
              "82.18", "86.58", "85.67", "81.96", "84.28", "81.36", "89.06", "83.77", "79.56",
              "83.59", "88.22", "86.26");
      assertThat(run.total("quota-attainment", 0, "sales")).isEqualTo("3193633.9687");
      assertThat(run.total("quota-attainment", 11, "quota")).isEqualTo("10359000.0000");
    }

    private static List<String> attained(Ran run) {
      return java.util.stream.IntStream.range(0, 12)
          .mapToObj(
              period ->
                  new java.math.BigDecimal(run.total("quota-attainment", period, "sales"))
                      .multiply(java.math.BigDecimal.valueOf(100))
                      .divide(
                          new java.math.BigDecimal(run.total("quota-attainment", period, "quota")),
                          2,
                          java.math.RoundingMode.HALF_UP)
                      .toPlainString())
          .toList();
    }

    /** Two resellers share a name with another; none of them is asked for here. */
    private static int rank(Ran run, String kpi, String partner) {
      double own = run.value(kpi, partner);
      return 1
          + (int)
              java.util.Arrays.stream(run.kpi(kpi).values()).filter(value -> value > own).count();
    }
  }

  @Nested
  @Shared.Read("data/airline-ontime-2023q1")
  class Airlines {
    @TempDir Path folder;

    @Test
    void flightsAreCountedAlikeWhateverTheirAirport() {
      var definitions = Ran.definitions(Path.of("examples/airline-on-time"));
      try (var store = loaded(definitions, "data/airline-ontime-2023q1", folder)) {
        var quarter = Ran.of(definitions, "airlines", store, LocalDate.of(2023, 3, 31), 1);
        var months = Ran.of(definitions, "airlines-by-month", store, LocalDate.of(2023, 3, 31), 3);

        assertThat(quarter.value("on-time", "PSA Airlines Inc.")).isEqualTo(0.862823);
        assertThat(quarter.value("on-time", "Hawaiian Airlines Inc.")).isEqualTo(0.706736);
        assertThat(quarter.value("on-time", "Frontier Airlines Inc.")).isEqualTo(0.675590);
        assertThat(quarter.kpi("on-time").totals())
            .extracting(total -> total.population().toPlainString())
            .containsExactlyInAnyOrder("1621908", "345726");
        assertThat(months.kpi("on-time", 0).totals())
            .extracting(total -> total.population().toPlainString())
            .containsExactlyInAnyOrder("538837", "116713");
      }
    }
  }

  private static FactStore loaded(Definitions definitions, String data, Path folder) {
    var store = FactStore.open(folder.resolve("store"));
    var reports = store.loadAll(definitions, Shared.folder(data), Progress.SILENT);
    assertThat(reports).allMatch(report -> report.rejected() == 0);
    return store;
  }
}
