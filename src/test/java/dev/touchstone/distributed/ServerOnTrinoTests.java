package dev.touchstone.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.touchstone.access.People;
import dev.touchstone.access.Role;
import dev.touchstone.credit.Credits;
import dev.touchstone.definition.Documents;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.fact.FactStore;
import dev.touchstone.measure.Warehouse;
import dev.touchstone.publication.Document;
import dev.touchstone.publication.Publications;
import dev.touchstone.run.Runs;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.server.RunningServer;
import dev.touchstone.server.TouchstoneServer;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A server whose facts are measured by Trino, beside one of its own making with DuckDB. */
@Tag("distributed")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServerOnTrinoTests {
  private static final Path EXAMPLE = Path.of("examples/attribution");
  private static final String PASSWORD = "correct horse battery";
  private static final String PAGE = "scorecards/credited/partner?id=P-1";
  private static final String ROWS =
      "scorecards/credited/rows?id=P-1&kpi=sourced-revenue&input=value";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private static final Documents DOCUMENTS = Documents.in(EXAMPLE);

  private static TrinoCluster cluster;
  private static RunningServer onTrino;
  private static RunningServer onDuckDb;

  /** Somebody of a partner's, once signed in. */
  private static final HttpClient PARTNER =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  @BeforeAll
  static void twoServers() throws Exception {
    cluster = TrinoCluster.running();
    var homes = cluster.folder().resolve("servers").resolve(UUID.randomUUID().toString());
    onTrino = TouchstoneServer.start(homes.resolve("trino"), 0, cluster.serverProperties());
    cluster.letTrinoReadTheServersFacts();
    onDuckDb = TouchstoneServer.start(homes.resolve("duckdb"), 0, Map.of());
    load(onTrino);
    load(onDuckDb);
  }

  @AfterAll
  static void close() {
    onTrino.close();
    onDuckDb.close();
  }

  private static void load(RunningServer server) {
    var facts = server.service(FactStore.class);
    facts.loadAll(DOCUMENTS.definitions(), EXAMPLE.resolve("data"), Progress.SILENT);
    Credits.derive(facts, DOCUMENTS.definitions(), Progress.SILENT);
  }

  /** The last of so many quarters is the first of 2026. */
  private static ScorecardRun run(RunningServer server, int quarters) {
    var definitions = DOCUMENTS.definitions();
    var scorecard = Objects.requireNonNull(definitions.all(Scorecard.KIND).get("credited"));
    var calendar = definitions.program().calendar();
    var last = calendar.containing(LocalDate.of(2026, 3, 31), scorecard.period());
    return Runs.compute(
        definitions,
        scorecard,
        server.service(FactStore.class).current(),
        server.service(Warehouse.class),
        calendar.trailing(last, quarters, scorecard.period()),
        Progress.SILENT);
  }

  @Test
  @Order(1)
  void aRunOnTheServersTrinoIsTheDuckDbServersAndPartnersSeeIt() throws Exception {
    var run = run(onTrino, 1);
    assertThat(run.receipt().engine()).startsWith("Trino ");
    assertThat(run.receipt().resultHash()).isEqualTo(run(onDuckDb, 1).receipt().resultHash());

    publish(run);
    signIn("user@one.test");
    var page = get(PAGE);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Revenue sourced");
    assertThat(get(ROWS).body())
        .as("rows read by Trino, from the snapshot of the run")
        .contains("registrations R-2", "registrations R-4", "registrations R-9");
  }

  @Test
  @Order(2)
  void withoutACoordinatorWhatIsPublishedStaysAndTheRestSaysSo() {
    cluster.coordinator().kill();

    assertThat(get(PAGE).statusCode()).isEqualTo(200);
    var rows = get(ROWS);
    assertThat(rows.statusCode()).isEqualTo(503);
    assertThat(rows.body())
        .contains("cannot be read just now")
        .doesNotContain("127.0.0.1")
        .doesNotContain("Exception");
    var refused = catchThrowableOfType(Refused.class, () -> run(onTrino, 2));
    assertThat(refused.code()).isEqualTo("engine-unreachable");
    assertThat(refused.reason()).contains("The distributed engine at ");
    assertThat(refused.hint()).contains("score again");
  }

  @Test
  @Order(3)
  void onceTheCoordinatorIsBackTheSameServerGoesOn() throws Exception {
    cluster.coordinator().startAgain();
    cluster.awaitWorkers(2);

    assertThat(get(ROWS).statusCode()).isEqualTo(200);
    assertThat(run(onTrino, 2).receipt().resultHash())
        .isEqualTo(run(onDuckDb, 2).receipt().resultHash());
  }

  private static void publish(ScorecardRun run) {
    var people = onTrino.service(People.class);
    var operator =
        onTrino.asTouchstone(
            () ->
                people.addStaff(
                    "ops@vendor.test",
                    "Olga Operations",
                    PASSWORD,
                    Set.of(Role.PARTNER_OPERATIONS, Role.ADMINISTRATOR),
                    People.TOUCHSTONE));
    onTrino.as(
        operator,
        () -> {
          people.addPartnerUser(
              "user@one.test", "Uma One", PASSWORD, new PartnerId("P-1"), "ops@vendor.test");
          var publications = onTrino.service(Publications.class);
          publications.store(run, texts(), operator);
          publications.publish(run.id(), operator);
          return run;
        });
  }

  private static List<Document> texts() {
    return DOCUMENTS.definitions().written().stream()
        .map(
            one -> {
              var file = one.at().file();
              return new Document(one.kind().name(), one.id(), file, DOCUMENTS.text(file));
            })
        .toList();
  }

  private static void signIn(String name) throws Exception {
    var signIn = onTrino.address().resolve("sign-in");
    var form = PARTNER.send(HttpRequest.newBuilder(signIn).build(), BodyHandlers.ofString());
    var token = TOKEN.matcher(form.body());
    assertThat(token.find()).isTrue();
    var fields =
        "name=%s&password=%s&_csrf=%s"
            .formatted(encoded(name), encoded(PASSWORD), encoded(token.group(1)));
    PARTNER.send(
        HttpRequest.newBuilder(signIn)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(fields))
            .build(),
        BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpResponse<String> get(String path) {
    var request =
        HttpRequest.newBuilder(onTrino.address().resolve(path))
            .header("Accept", "text/html")
            .build();
    try {
      return PARTNER.send(request, BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
