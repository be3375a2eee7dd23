package dev.touchstone.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.access.Person;
import dev.touchstone.publication.Partners;
import dev.touchstone.publication.Publications;
import dev.touchstone.publication.StoredRun;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.server.TestServer;
import dev.touchstone.shared.PartnerId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Somebody who may see two partners asks for everything there is, in every way, and looks for what
 * the vendor's people alone are told of the others.
 */
class PartnerNextDoorTests {
  private static final List<String> OWN = List.of("P-00001", "P-00002");
  private static final List<String> KINDS =
      List.of("text/html", "application/json", "text/csv", "application/problem+json", "*/*");

  private static StoredRun run;
  private static Person vendor;
  private static Reader alder;

  @BeforeAll
  static void signIn() throws Exception {
    var server = TestServer.get();
    vendor = server.administrator();
    run =
        server
            .server()
            .as(
                vendor,
                () ->
                    server
                        .server()
                        .service(Publications.class)
                        .find("run-published")
                        .orElseThrow());
    alder = new Reader();
    alder.signIn("user@alder.test");
  }

  @Test
  void theVendorsPeopleAreToldWhatIsLookedFor() throws Exception {
    var manager = new Reader();
    manager.signIn("manager@meridian.test");
    assertThat(manager.get("/scorecards/reseller/partner?id=P-00001").body())
        .contains(secrets())
        .contains("18 peers");
  }

  @Test
  void noAnswerToAPartnerSaysWhatItsPeersHave() throws Exception {
    var answers = answers();
    assertThat(answers.values().stream().filter(it -> it.contains("Alder Systems")))
        .hasSizeGreaterThan(12);
    for (var it : answers.entrySet()) {
      assertThat(it.getValue())
          .as(it.getKey())
          .doesNotContain(secrets())
          .doesNotContain("18 peers", "of 18", "Peers run from", "Calder", "P-00003");
    }
  }

  @Test
  void nothingAPartnerIsGivenHoldsNumbersOfItsPeers() {
    var server = TestServer.get().server();
    var person = person("user@alder.test");
    for (int period = 0; period < run.periods().size(); period++) {
      int position = period;
      for (var own : OWN) {
        var told =
            server.as(
                vendor,
                () ->
                    server
                        .service(Partners.class)
                        .explanation(run, position, new PartnerId(own), person)
                        .orElseThrow());
        assertThat(PerspectiveView.leaves(told.root()))
            .allSatisfy(leaf -> assertThat(leaf.valued().peers().count()).isZero())
            .allSatisfy(leaf -> assertThat(leaf.valued().peers().maximum()).isNaN())
            .allSatisfy(leaf -> assertThat(leaf.valued().counted()).isEmpty());
      }
    }
  }

  private static Person person(String signIn) {
    var server = TestServer.get();
    return server.server().asTouchstone(() -> server.people().bySignIn(signIn).orElseThrow());
  }

  /** Ends of peers' values, as a page would write them, that the reader never had itself. */
  private static String[] secrets() {
    var server = TestServer.get().server();
    var texts = new TreeSet<String>();
    var had = new TreeSet<String>();
    for (var own : OWN) {
      for (int period = 0; period < run.periods().size(); period++) {
        int position = period;
        var whole =
            server.as(
                vendor,
                () ->
                    server
                        .service(Partners.class)
                        .explanation(run, position, new PartnerId(own), vendor)
                        .orElseThrow());
        for (var leaf : PerspectiveView.leaves(whole.root())) {
          texts.addAll(secrets(leaf));
          var unit = leaf.measurement().unit();
          leaf.measurement().value().ifPresent(it -> had.add(Figures.value(it, unit, "USD")));
        }
      }
    }
    texts.removeAll(had);
    assertThat(texts).isNotEmpty();
    return texts.toArray(String[]::new);
  }

  private static List<String> secrets(Explanation.Leaf leaf) {
    var peers = leaf.valued().peers();
    var texts = new ArrayList<String>();
    for (double secret : new double[] {peers.minimum(), peers.maximum()}) {
      var text = Figures.value(secret, leaf.measurement().unit(), "USD");
      if (text.length() > 6) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** Every page by its address, kind and period. */
  private static Map<String, String> answers() throws Exception {
    var paths =
        new ArrayList<String>(
            List.of("/", "/portfolio", "/method", "/data", "/audit", "/password"));
    for (var period : run.periods()) {
      var in = "period=" + period.label();
      paths.add("/scorecards/reseller?show=all&" + in);
      paths.add("/scorecards/reseller/portfolio.csv?show=all&" + in);
      paths.add("/scorecards/reseller/method?" + in);
      for (var id : List.of("P-00001", "P-00002", "P-00003")) {
        paths.add("/scorecards/reseller/partner?id=" + id + "&" + in);
        paths.add("/scorecards/reseller/partner?run=run-draft&id=" + id + "&" + in);
        paths.add(
            "/scorecards/reseller/rows?kpi=revenue-attainment&input=value&id=" + id + "&" + in);
      }
    }
    var answers = new LinkedHashMap<String, String>();
    for (var path : paths) {
      for (var kind : path.contains(run.latest().label()) ? KINDS : KINDS.subList(0, 1)) {
        answers.put(path + " as " + kind, body(path, kind));
      }
    }
    return answers;
  }

  /** What was asked for may be said back: it was known. */
  private static String body(String path, String kind) throws Exception {
    var body = alder.get(path, kind).body();
    return path.contains("P-00003") ? body.replace("P-00003", "") : body;
  }
}
