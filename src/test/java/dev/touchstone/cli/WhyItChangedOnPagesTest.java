package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.Documents;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.fact.FactStore;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Warehouse;
import dev.touchstone.plan.Plan;
import dev.touchstone.portal.Reader;
import dev.touchstone.publication.Document;
import dev.touchstone.publication.Partners;
import dev.touchstone.publication.Publications;
import dev.touchstone.run.Runs;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.server.TestServer;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The command line and the portal tell the same story of a change, each partner its own. */
class WhyItChangedOnPagesTest {
  private static final String DEALS =
      """
      deal,partner,amount,currency,closed
      D1,rosso,100,EUR,2026-02-15
      D2,verde,150,USD,2026-02-15
      E1,rosso,110,EUR,2026-05-15
      E2,verde,120,USD,2026-05-15
      """;

  private static final TestServer SERVER = TestServer.get();

  @TempDir private static Path folder;
  private static String first = "";
  private static String mended = "";

  @BeforeAll
  static void aRunIsPublishedAndAnotherAfterItsFactsWereMended() throws Exception {
    Files.createDirectories(folder.resolve("definitions"));
    Files.writeString(
        folder.resolve("definitions/all.yaml"),
        """
        program: zones
        title: Two zones
        currency: USD
        rates: {dataset: zone-rates}
        partners: zone-partners
        ---
        dataset: zone-partners
        key: partner
        columns: {partner: partner, name: text}
        ---
        dataset: zone-rates
        key: [currency, day]
        time: day
        columns: {currency: currency, day: date, rate: {decimal: 4}}
        ---
        dataset: zone-deals
        key: deal
        time: closed
        columns: {deal: text, partner: partner, amount: {money: currency}, currency: currency, closed: date}
        ---
        mapping: zone-partners-file
        into: zone-partners
        files: partners.csv
        read: csv
        columns: {partner: partner, name: name}
        ---
        mapping: zone-rates-file
        into: zone-rates
        files: rates.csv
        read: csv
        columns: {currency: currency, day: day, rate: rate}
        ---
        mapping: zone-deals-file
        into: zone-deals
        files: deals.csv
        read: csv
        columns: {deal: deal, partner: partner, amount: amount, currency: currency, closed: closed}
        ---
        scorecard: zones
        title: Zones scorecard
        period: quarter
        peers: {at-least: 1}
        bands: {good: 50, poor: 0}
        perspectives:
          financial:
            kpis:
              revenue: {weight: 100, from: zone-deals, measure: sum(amount), unit: money, score: {goalposts: {worst: 0, best: 200}}}
        ---
        scorecard: zone-counts
        title: Zones counted
        period: quarter
        peers: {at-least: 1}
        bands: {good: 50, poor: 0}
        perspectives:
          financial:
            kpis:
              deals: {weight: 100, from: zone-deals, measure: count(*), score: {goalposts: {worst: 0, best: 2}}}
        """);
    data("data", DEALS);
    data("mended", DEALS.replace("E1,rosso,110", "E1,rosso,120"));
    for (var partner : List.of("rosso", "verde")) {
      SERVER.server().as(SERVER.administrator(), () -> addPerson(partner));
    }
    first = publish("data").id();
    mended = publish("mended").id();
  }

  private static boolean addPerson(String partner) {
    SERVER
        .people()
        .addPartnerUser(
            "user@" + partner + ".test",
            "Uma " + partner,
            TestServer.PASSWORD,
            new PartnerId(partner),
            "admin@meridian.test");
    return true;
  }

  private static void data(String name, String deals) throws Exception {
    var files = Files.createDirectories(folder.resolve(name));
    Files.writeString(files.resolve("partners.csv"), "partner,name\nrosso,Rosso\nverde,Verde\n");
    Files.writeString(
        files.resolve("rates.csv"),
        "currency,day,rate\nEUR,2026-01-01,1.00\nEUR,2026-04-01,1.20\n");
    Files.writeString(files.resolve("deals.csv"), deals);
  }

  private static ScorecardRun publish(String data) throws Exception {
    var definitions = Documents.in(folder.resolve("definitions")).definitions();
    var facts = SERVER.server().service(FactStore.class);
    facts.loadAll(definitions, folder.resolve(data), Progress.SILENT);
    var card = scorecard("zones");
    var run = run(card, SERVER.server().service(Warehouse.class));
    var text = Files.readString(folder.resolve("definitions/all.yaml"));
    var texts = new ArrayList<Document>();
    for (var name : run.receipt().definitions().keySet()) {
      int slash = name.indexOf('/');
      texts.add(
          new Document(name.substring(0, slash), name.substring(slash + 1), "all.yaml", text));
    }
    return SERVER
        .server()
        .as(
            SERVER.administrator(),
            () -> {
              var publications = SERVER.server().service(Publications.class);
              publications.store(run, texts, SERVER.administrator());
              publications.publish(run.id(), SERVER.administrator());
              return run;
            });
  }

  private static ScorecardRun run(Scorecard card, Warehouse warehouse) {
    var definitions = Documents.in(folder.resolve("definitions")).definitions();
    var calendar = definitions.program().calendar();
    var last = calendar.containing(LocalDate.of(2026, 5, 1), card.period());
    return Runs.compute(
        definitions,
        card,
        SERVER.server().service(FactStore.class).current(),
        warehouse,
        calendar.trailing(last, 2, card.period()),
        Progress.SILENT);
  }

  private static Scorecard scorecard(String id) {
    return Objects.requireNonNull(
        Documents.in(folder.resolve("definitions")).definitions().all(Scorecard.KIND).get(id));
  }

  /** How often an engine was asked to measure. */
  private record Counted(Warehouse by, AtomicInteger times) implements Warehouse {
    @Override
    public Measurements measure(
        Plan plan, Snapshot snapshot, List<Period> periods, Progress progress) {
      times.incrementAndGet();
      return by.measure(plan, snapshot, periods, progress);
    }

    @Override
    public SourceRows rows(
        Plan plan,
        Snapshot snapshot,
        String kpi,
        String input,
        PartnerId partner,
        Period period,
        int from,
        int most) {
      return by.rows(plan, snapshot, kpi, input, partner, period, from, most);
    }

    @Override
    public String engine() {
      return by.engine();
    }

    @Override
    public void close() {}
  }

  @Test
  void aStateBetweenIsMeasuredOnceForAllPartnersAndOnlyWhereAmountsAreConverted() {
    for (var card : List.of("zones", "zone-counts")) {
      var warehouse = new Counted(SERVER.server().service(Warehouse.class), new AtomicInteger());
      var run = run(scorecard(card), warehouse);
      assertThat(warehouse.times()).as("nobody asked why").hasValue(1);
      for (int period = 0; period < 2; period++) {
        for (int partner = 0; partner < 2; partner++) {
          assertThat(run.explain(period, partner).words()).isNotEmpty();
        }
      }
      assertThat(warehouse.times()).as(card).hasValue(card.equals("zones") ? 2 : 1);
    }
  }

  private static JsonNode explained(String partner, String data, Object... more) {
    var workspace =
        new SmallWorkspace(
            folder.resolve("definitions"), folder.resolve(data), folder.resolve("kept"));
    return workspace.json("explain " + partner, more).get(0).path("change");
  }

  private static double of(JsonNode change, String kind) {
    return change
        .path("lines")
        .valueStream()
        .filter(line -> line.path("kind").asString().equals(kind))
        .mapToDouble(line -> line.path("points").asDouble())
        .sum();
  }

  private static String page(String person, String address) throws Exception {
    var reader = new Reader();
    reader.signIn(person);
    return reader.get(address).body();
  }

  @Test
  void thePublishedRunKeepsTheLinesThatExplainTells() {
    for (var partner : List.of("rosso", "verde")) {
      var kept =
          SERVER
              .server()
              .as(
                  SERVER.administrator(),
                  () -> {
                    var run = SERVER.server().service(Publications.class).find(first);
                    return SERVER
                        .server()
                        .service(Partners.class)
                        .explanation(
                            run.orElseThrow(), 1, new PartnerId(partner), SERVER.administrator());
                  })
              .orElseThrow();
      var change = explained(partner, "data");
      var moved = (Change.Moved) kept.change();
      assertThat(moved.lines()).isNotEmpty().hasSize(change.path("lines").size());
      for (int i = 0; i < moved.lines().size(); i++) {
        var line = moved.lines().get(i);
        var told = change.path("lines").get(i);
        assertThat(told.path("id").asString()).isEqualTo(line.id());
        assertThat(told.path("kind").asString())
            .isEqualTo(line.kind().name().toLowerCase(java.util.Locale.ROOT));
        assertThat(told.path("points").asDouble()).isEqualTo(line.points());
      }
    }
  }

  @Test
  void aRateThatMovesIsNotThePartnersOwnDoingOnItsPageEither() throws Exception {
    var change = explained("rosso", "data");
    assertThat(of(change, "own")).isCloseTo(55 - 50, within(1e-9));
    assertThat(of(change, "currency")).isCloseTo(66 - 55, within(1e-9));
    assertThat(page("user@rosso.test", "/scorecards/zones/partner?id=rosso&run=" + first))
        .contains("What changed since 2026-Q1")
        .contains("By cause: its own performance +5.00; exchange rates +11.00")
        .contains("; its own performance +5.00; exchange rates +11.00<")
        .doesNotContain("was published on");
  }

  @Test
  void mendedFactsAreToldAgainstWhatWasPublishedBefore() throws Exception {
    var change = explained("rosso", "mended", "--before-data", folder.resolve("data"));
    assertThat(of(change, "correction")).isCloseTo(72 - 66, within(1e-9));
    for (int view = 0; view < 2; view++) {
      assertThat(page("user@rosso.test", "/scorecards/zones/partner?id=rosso&run=" + mended))
          .contains("What changed since 2026-Q2 was published on ")
          .contains("By cause: corrected data +6.00")
          .contains("By cause: its own performance +10.00; exchange rates +12.00");
    }
    assertThat(page("user@verde.test", "/scorecards/zones/partner?id=verde&run=" + mended))
        .contains("<h1>Verde</h1>")
        .doesNotContain("was published on")
        .doesNotContain("orrected data");
  }

  @Test
  void anotherPartnersChangeIsNotToBeFound() throws Exception {
    var reader = new Reader();
    reader.signIn("user@verde.test");
    for (var run : List.of("", "&run=" + first, "&run=" + mended)) {
      var answer = reader.get("/scorecards/zones/partner?id=rosso" + run);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).doesNotContain("Rosso", "exchange rates", "orrected data");
    }
  }
}
