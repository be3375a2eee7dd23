package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.Shared;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published reference numbers of AdventureWorks, out of the one command a user would type. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Shared.Read("data/adventureworks-dw")
class AdventureWorksTest {
  private static final Path EXAMPLE = Path.of("examples", "adventure-works");
  private static final int ALL_QUARTERS = 12;

  @TempDir private static Path workspace;

  private JsonNode runs = JsonMapper.shared().createArrayNode();

  @BeforeAll
  void score() {
    runs = JsonMapper.shared().readTree(scored(workspace)).path("runs");
  }

  @Test
  void everyLineIsCountedAndConvertedAtTheOrderDaysRate() {
    assertThat(total("reconciliation", "lines")).isEqualByComparingTo("60855");
    assertThat(total("reconciliation", "revenue")).isEqualByComparingTo("76494758.2549");
    assertThat(total("reconciliation", "as-stored")).isEqualByComparingTo("80450596.9823");
    assertThat(total("reconciliation", "cost-as-stored")).isEqualByComparingTo("79980114.3790");
  }

  @Test
  void everyCurrencysSubtotalComesOut() {
    assertThat(total("currencies", "usd-in-usd")).isEqualByComparingTo("57724791.4733");
    assertThat(total("currencies", "cad-as-stored")).isEqualByComparingTo("14377925.5965");
    assertThat(total("currencies", "cad-in-usd")).isEqualByComparingTo("9339342.1006");
    assertThat(total("currencies", "gbp-as-stored")).isEqualByComparingTo("4279008.8266");
    assertThat(total("currencies", "gbp-in-usd")).isEqualByComparingTo("6300422.1459");
    assertThat(total("currencies", "eur-as-stored")).isEqualByComparingTo("2474535.7092");
    assertThat(total("currencies", "eur-in-usd")).isEqualByComparingTo("2275303.1221");
    assertThat(total("currencies", "aud-as-stored")).isEqualByComparingTo("1594335.3767");
    assertThat(total("currencies", "aud-in-usd")).isEqualByComparingTo("854899.4130");
  }

  @Test
  void quotasAreAttainedByQuotaDateAsPublished() {
    var published =
        List.of(
            "82.18", "86.58", "85.67", "81.96", "84.28", "81.36", "89.06", "83.77", "79.56",
            "83.59", "88.22", "86.26");
    var scored = scored(workspace, "--scorecard", "resellers", "--periods", ALL_QUARTERS);
    var periods = JsonMapper.shared().readTree(scored).path("runs").path(0).path("periods");
    var attained =
        StreamSupport.stream(periods.spliterator(), false)
            .map(
                period ->
                    totalOf(period, "quota-attainment", "sales")
                        .multiply(BigDecimal.valueOf(100))
                        .divide(
                            totalOf(period, "quota-attainment", "quota"), 2, RoundingMode.HALF_UP)
                        .toPlainString())
            .toList();
    assertThat(attained).isEqualTo(published);
  }

  @Test
  void vigorousExerciseCompanyIs23rdInUsd() {
    var partner = partner("reconciliation", "Vigorous Exercise Company");
    var revenue = kpi(partner, "revenue");
    assertThat(revenue.path("measurement").path("value").decimalValue())
        .isEqualByComparingTo("550963.3901");
    assertThat(revenue.path("valued").path("peers").path("rank").asInt()).isEqualTo(23);
  }

  @Test
  void resellersThatNeverSoldAreWithoutDataAndNotZero() {
    var without = 0;
    var partners = latest("reconciliation").path("partners");
    assertThat(partners).hasSize(701);
    for (var partner : partners) {
      var revenue = kpi(partner, "revenue");
      if (revenue.path("measurement").path("state").asString().equals("missing")) {
        without++;
        assertThat(revenue.path("measurement").path("value").isNull()).isTrue();
        assertThat(partner.path("outcome").path("kind").asString()).isEqualTo("withheld");
        assertThat(partner.path("outcome").path("reason").asString()).isNotBlank();
      }
    }
    assertThat(without).isEqualTo(66);
  }

  @Test
  void everyResellerIsOnTheScorecard() {
    var partners = latest("resellers").path("partners");
    assertThat(partners).hasSize(701);
    assertThat(partners.get(0).path("root").path("parts")).hasSize(3);
  }

  @Test
  void theSameCommandGivesTheSameBytesAndTheRunVerifies(@TempDir Path elsewhere) {
    var first = scored(workspace, "--scorecard", "resellers");
    assertThat(scored(elsewhere, "--scorecard", "resellers")).isEqualTo(first);
    var id = JsonMapper.shared().readTree(first).path("runs").get(0).path("run").asString();
    var verified = Told.by("verify", id, EXAMPLE, "--workspace", elsewhere);
    assertThat(verified.exit()).as(verified.out() + verified.err()).isZero();
    assertThat(verified.out()).contains("verified");
  }

  @Test
  void aRowBehindANumberIsShownWithItsFileAndLine() {
    var told =
        Told.by(
            "explain",
            "678",
            EXAMPLE,
            "--data",
            Shared.folder("data/adventureworks-dw"),
            "--workspace",
            workspace,
            "--scorecard",
            "resellers",
            "--rows",
            "revenue");
    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.out())
        .contains("Vigorous Exercise Company (678)")
        .contains("Revenue: 245 rows of sales")
        .containsPattern("files/FactResellerSales.csv.gz +36464 +SO53465");
  }

  /** What is written about the last quarter of every scorecard, or what the options say. */
  private static String scored(Path place, Object... options) {
    var words =
        new ArrayList<Object>(
            List.of(
                "score",
                EXAMPLE,
                "--data",
                Shared.folder("data/adventureworks-dw"),
                "--workspace",
                place,
                "--format",
                "json"));
    words.addAll(List.of(options));
    var told = Told.by(words.toArray());
    assertThat(told.exit()).as(told.err()).isZero();
    return told.out();
  }

  private BigDecimal total(String scorecard, String kpi) {
    return totalOf(latest(scorecard), kpi, "value").setScale(4, RoundingMode.HALF_UP);
  }

  private static BigDecimal totalOf(JsonNode period, String kpi, String input) {
    return StreamSupport.stream(period.path("totals").path(kpi).spliterator(), false)
        .filter(total -> total.path("input").asString().equals(input))
        .map(total -> total.path("population").decimalValue())
        .findFirst()
        .orElseThrow(() -> new AssertionError("No total of " + kpi + " " + input));
  }

  private JsonNode run(String scorecard) {
    return StreamSupport.stream(runs.spliterator(), false)
        .filter(run -> run.path("scorecard").asString().equals(scorecard))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode latest(String scorecard) {
    return run(scorecard).path("periods").path(0);
  }

  private JsonNode partner(String scorecard, String name) {
    return StreamSupport.stream(latest(scorecard).path("partners").spliterator(), false)
        .filter(partner -> partner.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static JsonNode kpi(JsonNode partner, String id) {
    for (var perspective : partner.path("root").path("parts")) {
      for (var part : perspective.path("parts")) {
        if (part.path("id").asString().equals(id)) {
          return part;
        }
      }
    }
    throw new AssertionError("No KPI " + id);
  }
}
