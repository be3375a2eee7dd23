package dev.touchstone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Documents;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.fact.FactStore;
import dev.touchstone.measure.engine.EngineLimits;
import dev.touchstone.measure.warehouse.DuckDbWarehouse;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a desk answers over two partners and six deals, which can be reckoned by hand. */
class DeskTests {
  private static final PartnerId ACME = new PartnerId("acme");

  private static final String DOCUMENTS =
      """
      program: small
      title: Small program
      currency: USD
      ---
      dataset: partners
      key: partner
      columns: {partner: partner, name: text}
      ---
      mapping: partners-file
      into: partners
      files: partners.csv
      read: csv
      columns: {partner: partner, name: name}
      ---
      dataset: deals
      key: deal
      time: closed
      columns: {deal: text, partner: partner, amount: {decimal: 2}, closed: date}
      ---
      mapping: deals-file
      into: deals
      files: deals.csv
      read: csv
      columns: {deal: deal, partner: partner, amount: amount, closed: closed}
      """;

  private static final String SCORECARD =
      """
      scorecard: simple
      title: Simple scorecard
      period: quarter
      bands: {good: 50, poor: 0}
      perspectives:
        financial:
          kpis:
            revenue: {weight: %d, from: deals, measure: sum(amount), unit: money, score: {goalposts: {worst: 0, best: 200}}}
            deals: {weight: %d, from: deals, measure: count(*), score: {goalposts: {worst: 0, best: 4}}}
      """;

  @TempDir static Path folder;

  private static FactStore facts;
  private static DuckDbWarehouse warehouse;

  @BeforeAll
  static void load() throws IOException {
    var data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("partners.csv"), "partner,name\nacme,Acme\nbolt,Bolt\n");
    Files.writeString(
        data.resolve("deals.csv"),
        """
        deal,partner,amount,closed
        D1,acme,60,2026-01-10
        D2,acme,40,2026-02-10
        D3,bolt,100,2026-03-10
        D4,acme,160,2026-04-10
        D5,acme,20,2026-05-10
        D6,bolt,90.50,2026-06-10
        """);
    facts = FactStore.open(folder.resolve("facts"));
    facts.loadAll(definitions(SCORECARD.formatted(50, 50)), data, Progress.SILENT);
    warehouse = new DuckDbWarehouse(EngineLimits.standard().withThreads(1));
  }

  @AfterAll
  static void close() {
    warehouse.close();
    facts.close();
  }

  private static Definitions definitions(String card) {
    var documents =
        Documents.of(
            List.of(new SourceFile("all.yaml", DOCUMENTS), new SourceFile("card.yaml", card)));
    documents.issues().orThrow();
    return documents.definitions();
  }

  private static Desk desk(String card) {
    return new Desk(definitions(card), facts.current(), warehouse, Progress.SILENT);
  }

  private static Desk desk(int revenue, int deals) {
    return desk(SCORECARD.formatted(revenue, deals));
  }

  private static Scorecard card(Desk desk) {
    return Objects.requireNonNull(desk.definitions().all(Scorecard.KIND).get("simple"));
  }

  private static ScorecardRun run(Desk desk, int periods) {
    return desk.score(card(desk), desk.periods(card(desk), "", periods));
  }

  @Test
  void theNewestPeriodIsTheOneWithTheNewestFacts() {
    var desk = desk(50, 50);
    assertThat(desk.periods(card(desk), "", 2))
        .extracting("label")
        .containsExactly("2026-Q1", "2026-Q2");
    assertThat(desk.periods(card(desk), "2026-02-03", 1))
        .extracting("label")
        .containsExactly("2026-Q1");
    assertThatThrownBy(() -> desk.periods(card(desk), "2026-Q9", 1))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("2026-Q9");
  }

  @Test
  void aRunIsNamedByWhatItIsMadeOf() {
    assertThat(run(desk(50, 50), 2).id()).isEqualTo(run(desk(50, 50), 2).id());
    assertThat(run(desk(50, 50), 1).id()).isNotEqualTo(run(desk(50, 50), 2).id());
    assertThat(run(desk(60, 40), 2).id()).isNotEqualTo(run(desk(50, 50), 2).id());
  }

  @Test
  void whatWasComputedVerifiesAndAnotherMethodDoesNot() {
    var receipt = run(desk(50, 50), 2).receipt();
    assertThat(desk(50, 50).verify(receipt)).isInstanceOf(Runs.Verification.Equal.class);
    assertThat(desk(60, 40).verify(receipt))
        .isInstanceOfSatisfying(
            Runs.Verification.Different.class,
            it -> assertThat(it.differences()).singleElement().asString().contains("scorecard"));
  }

  @Test
  void aReceiptIsReadBackAsItWasWritten() {
    var receipt = run(desk(50, 50), 2).receipt();
    assertThat(Json.read(Json.text(receipt), Receipt.class)).isEqualTo(receipt);
    assertThat(receipt.anywhere().id()).isEqualTo(receipt.id());
  }

  @Test
  void aChangeAddsUpFromPeriodToPeriod() {
    var desk = desk(50, 50);
    var run = run(desk, 1);
    var then = desk.periods(card(desk), "2026-Q1", 1).getFirst();
    var moved = (Change.Moved) desk.change(desk, then, run, ACME);
    // 100 USD and two deals score 50 and 50; 180 USD and two deals 90 and 50
    assertThat(moved.points()).isCloseTo(20, within(1e-9));
    assertThat(moved.of("revenue")).isCloseTo(20, within(1e-9));
  }

  @Test
  void aScorecardThatWasNotThereIsNoChange() {
    var desk = desk(50, 50);
    var before = desk(SCORECARD.formatted(50, 50).replace("scorecard: simple", "scorecard: other"));
    var run = run(desk, 1);
    assertThat(desk.change(before, run.latest().period(), run, ACME))
        .isEqualTo(
            new Change.Incomparable("There was no scorecard simple in the earlier definitions"));
    assertThatThrownBy(() -> desk.backtest(before, run))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("no scorecard simple");
  }

  @Test
  void rowsAreListedWithTheirPlace() {
    var desk = desk(50, 50);
    var period = desk.periods(card(desk), "2026-Q2", 1).getFirst();
    var input = card(desk).kpis().getFirst().measure().inputs().keySet().iterator().next();
    var rows = desk.rows(card(desk), "revenue", input, ACME, period, 0, 1);
    assertThat(rows.total()).isEqualTo(2);
    assertThat(rows.rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.file()).isEqualTo("deals.csv");
              assertThat(row.line()).isEqualTo(5);
            });
  }

  @Test
  void anotherVersionIsHeldBesideTheSamePeriods() {
    var backtest = desk(60, 40).backtest(desk(50, 50), run(desk(60, 40), 2));
    // 90 and 50 points give 70 by halves and 74 by 60 : 40
    var acme = backtest.periods().getLast().partners().getFirst();
    assertThat(acme.before().score()).isEqualTo(70);
    assertThat(acme.after().score()).isEqualTo(74);
  }

  @Test
  void nobodyIsForecastBeforeAnyPeriodIsOver() {
    var desk = desk(50, 50);
    assertThat(desk.trends(card(desk), "", 2).run().scores()).hasSize(2);
    assertThatThrownBy(() -> desk.trends(card(desk), "1999-02-01", 0)).isInstanceOf(Refused.class);
  }

  /** One golden file for each form that programs read. */
  @Test
  void resultsAreWrittenInOneForm() throws IOException {
    var young = desk(60, 40);
    var run = run(young, 2);
    var trends = young.trends(card(young), "", 2);
    var acme = new PartnerTrends(trends, 0, trends.of(0));
    golden("run", Map.of("runs", List.of(RunDocument.of(run))));
    golden("backtest", young.backtest(desk(50, 50), run).document());
    golden("trends", acme.document());
  }

  private static void golden(String name, Object result) throws IOException {
    var out = new StringWriter();
    Json.write(result, out);
    var file = Path.of("src/test/resources/golden/results", name + ".json");
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(file, out.toString());
    }
    assertThat(out).hasToString(Files.readString(file));
  }

  @Test
  void everyExplanationIsReadBackAsItWasWritten() {
    var run = run(desk(50, 50), 2);
    IntStream.range(0, 2)
        .mapToObj(partner -> run.explain(1, partner))
        .forEach(it -> assertThat(Json.read(Json.text(it), Explanation.class)).isEqualTo(it));
  }
}
