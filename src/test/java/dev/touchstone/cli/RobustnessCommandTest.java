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
import tools.jackson.databind.json.JsonMapper;

/** Ten partners with the same win rates, of few deals or of many, through the command line. */
class RobustnessCommandTest {
  @TempDir Path folder;
  private SmallWorkspace small;

  @BeforeEach
  void dealsOfTenPartners() {
    var partners = new ArrayList<String>();
    var deals = new ArrayList<String>();
    for (int p = 0; p < 10; p++) {
      partners.add("P-%d,P-%d".formatted(p, p));
      int rows = p == 9 ? 1 : p < 5 ? 8 : 800;
      for (int i = 0; i < rows; i++) {
        boolean won = i * 8 < rows * (1 + p % 5);
        deals.add(
            "%d-%d,P-%d,2026-02-01,%s,%d".formatted(p, i, p, won ? "won" : "lost", 10 * p + i % 5));
      }
    }
    small =
        SmallWorkspace.in(folder)
            .partners(partners.toArray(String[]::new))
            .dataset(
                "deals",
                "key: deal\ntime: day",
                "deal: text",
                "partner: partner",
                "day: date",
                "stage: {enum: [won, lost]}",
                "seats: {decimal: 2}")
            .csv("deals", "deal,partner,day,stage,seats", deals);
  }

  private SmallWorkspace doubting(String values) {
    return small.scorecard(
        """
        scorecard: small
        title: Small samples
        period: quarter
        peers: {by: [[]], at-least: 2}
        bands: {low: 0, good: 50}
        robustness: {weights: 0 %%, replications: 300, sensitivity: 0, values: %s}
        perspectives:
          sales:
            kpis:
              win-rate:
                weight: 60
                from: deals
                measure: count(*) filter (where stage = 'won') / count(*)
                precision: 0.0001
                score: {goalposts: {worst: 0, best: 1}}
              seats: {weight: 20, from: deals, measure: avg(seats), score: {goalposts: {worst: 0, best: 100}}}
              all-seats: {weight: 20, from: deals, measure: sum(seats), score: min-max}
        """
            .formatted(values));
  }

  private Told told(String values, String command, Object... more) {
    var words = new ArrayList<Object>(List.of("--period", "2026-Q1"));
    words.addAll(List.of(more));
    return doubting(values).told(command, words.toArray());
  }

  private JsonNode trials(String values) {
    return doubting(values).json("robustness", "--period", "2026-Q1").path("trials").get(0);
  }

  private static double width(JsonNode trials, String partner) {
    for (var one : trials.path("partners")) {
      if (one.path("partner").asString().equals(partner)) {
        return one.path("scores").path("high").asDouble()
            - one.path("scores").path("low").asDouble();
      }
    }
    throw new AssertionError(partner);
  }

  @Test
  void sharesAreDrawnWithoutAskingAndFewDealsMoveMoreThanMany() {
    var trials = trials("sampled-shares");
    assertThat(trials.path("values")).hasSize(1);
    assertThat(width(trials, "P-2")).isGreaterThan(4 * width(trials, "P-7"));
    assertThat(width(trials("0 %"), "P-2")).isZero();
  }

  @Test
  void sampledDrawsMeansTooAndNamesWhatCannotTell() {
    var values = trials("sampled").path("values");
    assertThat(values).hasSize(3);
    var seats = values.get(1);
    assertThat(seats.path("kpi").asString()).isEqualTo("seats");
    assertThat(seats.path("drawn").asInt()).isEqualTo(9);
    assertThat(seats.path("as_measured").get(0).path("partners").get(0).asString())
        .isEqualTo("P-9");
    assertThat(values.get(2).path("drawn").asInt()).isZero();
    var told = told("sampled", "robustness").out();
    assertThat(told)
        .contains("In doubt: values of 2 KPIs by the rows behind them")
        .contains("Seats of 1 partner stays as measured: one row does not tell")
        .contains("All seats of 10 partners stay as measured: its measure does not tell");
  }

  @Test
  void askingForNoiseChangesNoScore() {
    var plain = told("0 %", "score", "--format", "csv");
    var asked = told("sampled", "score", "--format", "csv");
    assertThat(plain.exit()).as(plain.err()).isZero();
    assertThat(asked.exit()).as(asked.err()).isZero();
    assertThat(asked.out()).isEqualTo(plain.out());
  }

  @Test
  void whoNamesAKpiThatCannotTellIsToldWhere() {
    var told = told("{all-seats: sampled}", "score");
    assertThat(told.exit()).isNotZero();
    assertThat(told.out() + told.err())
        .contains("no-sample: values: sampled needs a share, a mean or a sum over a sum")
        .contains("scorecard.yaml:6:83");
  }

  @Test
  void coherenceStandsAloneInAllFormats() {
    var text = told("0 %", "robustness", "--coherence").out();
    assertThat(text).contains("How parts fit together").doesNotContain("replications");
    var csv = told("0 %", "robustness", "--coherence", "--format", "csv").out().lines().toList();
    assertThat(csv.getFirst()).startsWith("scorecard,period,part,title,kind,part_of,with_group");
    assertThat(csv).hasSize(1 + 4);
    var json = told("0 %", "robustness", "--coherence", "--format", "json").out();
    var found = JsonMapper.shared().readTree(json).path("scorecards").get(0);
    assertThat(found.path("parts")).hasSize(4);
    assertThat(found.path("groups").get(1).path("parts").asInt()).isEqualTo(3);
  }

  @Test
  void optionsThatMeanNothingAreRefusedBeforeAnythingIsScored() {
    for (var options :
        List.of(
            List.of("--seed", "-5"),
            List.of("--seed", "2147483648"),
            List.of("--replications", "-1"),
            List.of("--replications", "100001"),
            List.of("--compare", "P-1"),
            List.of("--compare", "P-1,P-1"),
            List.of("--compare", "P-1,NOBODY"),
            List.of("--compare", "P-1,P-2", "--format", "csv"),
            List.of("--compare", "P-1,P-2", "--coherence"))) {
      var told = told("0 %", "robustness", options.toArray());
      assertThat(told.exit()).as(options + told.err()).isEqualTo(1);
      assertThat(told.out()).as(options.toString()).isEmpty();
    }
  }

  @Test
  void theTwoSideBySideStandInTheJsonToo() {
    var told = told("0 %", "robustness", "--compare", "P-7,P-2", "--format", "json");
    assertThat(told.exit()).as(told.err()).isZero();
    var compared = JsonMapper.shared().readTree(told.out()).path("trials").get(0).path("compared");
    assertThat(compared.path("partner").asString()).isEqualTo("P-7");
    assertThat(compared.path("other").asString()).isEqualTo("P-2");
    double sum = 0;
    for (var way : List.of("above", "below", "level")) {
      sum += compared.path(way).asDouble();
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
  }
}
