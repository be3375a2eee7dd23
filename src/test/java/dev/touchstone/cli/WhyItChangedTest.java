package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Why a score changed, by cause, out of the command a user would type. */
class WhyItChangedTest {
  private static final String PARTNERS =
      """
      partner,name,region
      acme,Acme,EMEA
      bolt,Bolt,EMEA
      cora,Cora,APAC
      dune,Dune,APAC
      """;
  private static final String RATES =
      """
      currency,day,rate
      EUR,2026-01-01,1.00
      EUR,2026-04-01,1.20
      """;
  private static final String DEALS =
      """
      deal,partner,amount,currency,closed
      D1,acme,100,EUR,2026-02-15
      D2,bolt,150,USD,2026-02-15
      D3,cora,50,USD,2026-02-15
      D4,dune,200,USD,2026-02-15
      E1,acme,110,EUR,2026-05-15
      E2,bolt,150,USD,2026-05-15
      E3,cora,50,USD,2026-05-15
      E4,dune,200,USD,2026-05-15
      """;

  @TempDir private Path folder;
  private SmallWorkspace small;

  @BeforeEach
  void aSmallWorkspace() {
    small =
        SmallWorkspace.in(folder, "rates: {dataset: fx-rates}")
            .dataset("partners", "key: partner", "partner: partner", "name: text", "region: text")
            .dataset(
                "fx-rates",
                "key: [currency, day]\ntime: day",
                "currency: currency",
                "day: date",
                "rate: {decimal: 4}")
            .dataset(
                "deals",
                "key: deal\ntime: closed",
                "deal: text",
                "partner: partner",
                "amount: {money: currency}",
                "currency: currency",
                "closed: date")
            .scorecard(scorecard(100, 0, "min-max"));
    files(PARTNERS, RATES, DEALS);
  }

  private void files(String partners, String rates, String deals) {
    small.csv("partners", partners).csv("fx-rates", rates).csv("deals", deals);
  }

  /** The same documents over other files from now on. */
  private void otherFiles(String partners, String rates, String deals) {
    small = small.over(folder.resolve("other"));
    files(partners, rates, deals);
  }

  private static String scorecard(int revenue, int deals, String score) {
    return """
    scorecard: simple
    title: Simple scorecard
    period: quarter
    peers: {by: [[region], []], at-least: 2}
    bands: {good: 50, poor: 0}
    perspectives:
      financial:
        kpis:
          revenue: {weight: %d, from: deals, measure: sum(amount), score: %s, unit: money}
          deals: {weight: %d, from: deals, measure: count(*), score: {goalposts: {worst: 0, best: 4}}}
    """
        .formatted(revenue, score, deals);
  }

  private JsonNode change(String partner, Object... more) {
    var change = small.json("explain " + partner, more).get(0).path("change");
    double sum = 0;
    for (var line : change.path("lines")) {
      sum += line.path("points").asDouble();
    }
    assertThat(sum).isCloseTo(change.path("points").asDouble(), within(1e-9));
    return change;
  }

  private static double of(JsonNode change, String kind) {
    return change
        .path("lines")
        .valueStream()
        .filter(line -> line.path("kind").asString().equals(kind))
        .mapToDouble(line -> line.path("points").asDouble())
        .sum();
  }

  @Test
  void ratesThatMoveFromPeriodToPeriodAreNotOwnPerformance() {
    // Acme sells 110 EUR after 100, worth 132 USD; at the rate of the quarter before it were 110.
    small.scorecard(scorecard(100, 0, "{goalposts: {worst: 0, best: 200}}"));
    var plain = change("acme");
    assertThat(plain.path("before").path("period").path("label").asString()).isEqualTo("2026-Q1");
    assertThat(of(plain, "own")).isCloseTo(55 - 50, within(1e-9));
    assertThat(of(plain, "currency")).isCloseTo(66 - 55, within(1e-9));
    assertThat(plain.path("points").asDouble()).isCloseTo(16, within(1e-9));
    assertThat(plain.path("lines").toString()).as("no rule changed").doesNotContain("rule");
  }

  @Test
  void theLastOfTwoGainsOnThePeersOfThenAndIsTheLastAgain() {
    var change = change("acme");
    assertThat(of(change, "own")).as("110 between 100 and 150").isCloseTo(20, within(1e-9));
    assertThat(of(change, "peers")).as("now 110 is the least").isCloseTo(-20, within(1e-9));
    assertThat(change.path("points").asDouble()).isZero();
  }

  @Test
  void factsRatesPartnersAndPeriodEachHaveTheirPart() {
    small.scorecard(scorecard(50, 50, "{goalposts: {worst: 0, best: 200}}"));
    var old = small.data();
    otherFiles(
        PARTNERS, RATES.replace("01,1.00", "01,1.10"), DEALS.replace("D1,acme,100", "D1,acme,120"));
    var change = change("acme", "--before-data", old, "--since", "2026-Q1");
    // 100 EUR were 120, and were worth 1.10; then 110 at 1.10, then at 1.20.
    assertThat(of(change, "correction")).isCloseTo((60 - 50) / 2.0, within(1e-9));
    assertThat(of(change, "currency")).isCloseTo((66 - 60 + 66 - 60.5) / 2.0, within(1e-9));
    assertThat(of(change, "own")).isCloseTo((60.5 - 66) / 2.0, within(1e-9));
    assertThat(change.path("words").toString()).contains("Corrected data", "Exchange rates");
  }

  @Test
  void aPartnerThatMovedToAnotherRegionIsComparedElsewhere() {
    var old = small.data();
    otherFiles(PARTNERS.replace("acme,Acme,EMEA", "acme,Acme,APAC"), RATES, DEALS);
    var acme = change("acme", "--before-data", old);
    // Last of two in EMEA; in APAC 132 lies between 50 and 200.
    assertThat(of(acme, "hierarchy")).isCloseTo(100 * (132.0 - 50) / 150, within(0.05));
    // Bolt is alone in EMEA now, and so compared with everybody: 150 between 50 and 200.
    var bolt = change("bolt", "--before-data", old);
    assertThat(of(bolt, "hierarchy")).isCloseTo(100 * 100 / 150.0 - 100, within(0.05));
    for (var one : List.of(acme, bolt)) {
      assertThat(one.path("before").path("period").path("label").asString()).isEqualTo("2026-Q2");
      assertThat(of(one, "own") + of(one, "peers") + of(one, "correction")).isZero();
    }
    assertThat(bolt.path("lines").get(0).path("note").asString())
        .isEqualTo("compared within everybody, before within region EMEA");
  }

  @Test
  void otherWeightsAndAnotherRuleAreToldApart() throws IOException {
    var earlier = Files.createDirectories(folder.resolve("earlier"));
    Files.copy(small.all(), earlier.resolve("all.yaml"));
    Files.writeString(
        earlier.resolve("scorecard.yaml"), scorecard(50, 50, "{goalposts: {worst: 0, best: 200}}"));
    small.scorecard(scorecard(80, 20, "{goalposts: {worst: 0, best: 400}}"));
    var change = change("dune", "--before", earlier);
    // 100 and 25 at 50:50; the rule makes 50 of 100, the weights 80:20.
    assertThat(of(change, "method")).isCloseTo(0.65 * (50 - 100), within(1e-9));
    assertThat(of(change, "weights")).isCloseTo(0.3 * (75 - 25), within(1e-9));
    assertThat(of(change, "own")).isZero();
  }

  @Test
  void theReasonsStandInPlainWords() {
    var told = small.told("explain acme");
    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.out()).contains("Why it changed:").contains("since 2026-Q1");
  }

  @Test
  void everyPeriodOfARunTellsWhyItDiffersFromTheOneBeforeAsExplainDoes() {
    small.scorecard(
        scorecard(
            60,
            40,
            "{goalposts: {worst: 0, best: 200}}, when-missing: {carry-forward: 1 periods}"));
    otherFiles(
        PARTNERS,
        RATES + "EUR,2026-07-01,0.90\n",
        DEALS + "F1,acme,70,EUR,2026-08-15\nF3,cora,90,EUR,2026-08-16\n");
    var periods = scored(3);
    assertThat(periods.get(0).path("partners").get(0).path("change").path("kind").asString())
        .isEqualTo("incomparable");
    for (int period = 1; period < 3; period++) {
      assertThat(periods.get(period).path("partners")).hasSize(4);
      for (var partner : periods.get(period).path("partners")) {
        var label = periods.get(period).path("period").path("label").asString();
        var explained =
            change(
                partner.path("partner").asString(),
                "--period",
                label,
                "--since",
                periods.get(period - 1).path("period").path("label").asString());
        assertThat(partner.path("change")).isEqualTo(explained);
      }
    }
    var acme = periods.get(1).path("partners").get(0);
    assertThat(acme.path("partner").asString()).isEqualTo("acme");
    assertThat(of(acme.path("change"), "currency")).isCloseTo(0.6 * (66 - 55), within(1e-9));
    assertThat(of(acme.path("change"), "own")).isCloseTo(0.6 * (55 - 50), within(1e-9));
  }

  private JsonNode scored(int periods) {
    return small.json("score", "--periods", periods).path("runs").get(0).path("periods");
  }

  @Test
  void aCurrencyThatIsNewInAPeriodHasNoRateToHoldStill() {
    otherFiles(PARTNERS, RATES + "GBP,2026-04-01,1.30\n", DEALS + "G1,cora,10,GBP,2026-05-20\n");
    var partners = scored(2).get(1).path("partners");
    assertThat(partners).hasSize(4);
    for (var partner : partners) {
      var change = partner.path("change");
      assertThat(change.path("lines").isArray()).isTrue();
      assertThat(of(change, "currency")).isZero();
      assertThat(change).isEqualTo(change(partner.path("partner").asString()));
    }
  }
}
