package dev.touchstone.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.access.Person;
import dev.touchstone.access.Role;
import dev.touchstone.access.Scope;
import dev.touchstone.audit.AuditTrail;
import dev.touchstone.publication.PortfolioQuery.Sort;
import dev.touchstone.publication.StoredRun.Standing;
import dev.touchstone.server.OwnerConnection;
import dev.touchstone.server.TestServer;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Refused;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PublicationsTests {
  private final TestServer test = TestServer.get();
  private final Publications publications = test.server().service(Publications.class);
  private final Portfolio portfolio = test.server().service(Portfolio.class);
  private final Partners partners = test.server().service(Partners.class);

  @Test
  void anExplanationComesBackAsItWas() {
    var sample = SampleRun.of("run-published", TestServer.PARTNERS, 6);
    for (int partner : new int[] {0, 3, 5, TestServer.PARTNERS - 1}) {
      var id = sample.latest().population().partners().get(partner);
      var kept =
          asStaff(() -> partners.explanation(run("run-published"), 5, id, test.administrator()));
      assertThat(kept).contains(sample.explain(5, partner));
    }
  }

  @Test
  void aPartnerIsToldOfItsPeersNoMoreThanItMayKnow() {
    var own = new PartnerId("P-00003");
    var told =
        asPartner(own, () -> partners.explanation(run("run-published"), 5, own, userOf(own)))
            .orElseThrow();
    var whole =
        asStaff(() -> partners.explanation(run("run-published"), 5, own, test.administrator()))
            .orElseThrow();
    assertThat(told).isNotEqualTo(whole).isEqualTo(whole.forPartner());
  }

  private static Person userOf(PartnerId partner) {
    return new Person(
        UUID.randomUUID(),
        "user@partner.test",
        "User",
        Set.of(Role.PARTNER_USER),
        new Person.Reach.OwnCompany(partner));
  }

  @Test
  void thePublishedRunIsShownRatherThanALaterDraft() {
    var shown = asStaff(() -> publications.current("reseller")).orElseThrow();
    assertThat(shown.id()).isEqualTo("run-published");
    assertThat(shown.standing()).isInstanceOf(Standing.Published.class);
    assertThat(shown.periods()).hasSize(6);
    assertThat(shown.latest().label()).isEqualTo("FY2027-Q3");
  }

  @Test
  void aRunThatIsKeptAlreadyStaysAsItIs() {
    asStaff(
        () -> {
          publications.store(
              SampleRun.of("run-published", 3, 2), SampleRun.documents(), test.administrator());
          return true;
        });
    assertThat(run("run-published").periods()).hasSize(6);
  }

  @Test
  void aRunWithoutTheTextOfADefinitionIsNotKeptAtAll() {
    assertThatThrownBy(
            () ->
                asStaff(
                    () -> {
                      publications.store(
                          SampleRun.of("run-x", 3, 2), List.of(), test.administrator());
                      return true;
                    }))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.code()).isEqualTo("missing-document"));
    assertThat(asStaff(() -> publications.find("run-x"))).isEmpty();
  }

  @Test
  void aChannelManagerPublishesNothing() {
    var manager = asStaff(() -> test.people().bySignIn("manager@meridian.test")).orElseThrow();
    assertThat(manager.is(Role.CHANNEL_MANAGER)).isTrue();
    assertThatThrownBy(
            () ->
                asStaff(
                    () -> {
                      publications.publish("run-draft", manager);
                      return true;
                    }))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.code()).isEqualTo("not-allowed"));
  }

  @Test
  void storingAndPublishingStandInTheAuditTrail() {
    var actions =
        asStaff(() -> test.server().service(AuditTrail.class).newest(0, 1_000)).stream()
            .map(entry -> entry.action() + " " + entry.subject())
            .toList();
    assertThat(actions).contains("run.stored run/run-published", "run.published run/run-published");
  }

  @Test
  void noRowOfARunIsEverChangedOrRemoved() {
    var owner = OwnerConnection.to(test.server());
    for (var table :
        List.of(
            "run",
            "partner_score",
            "score_change",
            "explanation",
            "phrasebook",
            "population_partner",
            "run_publication")) {
      assertThatThrownBy(() -> owner.execute("delete from " + table))
          .hasMessageContaining(table + " is append-only");
    }
    assertThatThrownBy(() -> owner.execute("update partner_score set score = 100"))
        .hasMessageContaining("append-only");
  }

  @Test
  void aPublishedRunTakesNoMoreRows() {
    assertThatThrownBy(
            () ->
                OwnerConnection.to(test.server())
                    .execute(
                        "insert into kpi_total values"
                            + " ('run-published', 9, 'k', 'i', 1, 'd', 'e', 1, 1, 1, 1)"))
        .hasMessageContaining("The run is published");
  }

  @Test
  void thePortfolioIsFilteredSortedAndSearched() {
    var run = run("run-published");
    var everybody = asStaff(() -> portfolio.page(run, 5, query("", "", Sort.SCORE, true)));
    assertThat(everybody.total()).isEqualTo(TestServer.PARTNERS);
    assertThat(everybody.rows()).hasSize(PortfolioQuery.PAGE_SIZE);
    assertThat(everybody.rows().getFirst().result())
        .isInstanceOfSatisfying(Result.Scored.class, it -> assertThat(it.rank()).isEqualTo(1));
    assertThat(everybody.rows().getFirst().trend()).hasSize(6);

    var none =
        asStaff(() -> portfolio.page(run, 5, query("", PortfolioQuery.NO_SCORE, Sort.NAME, false)));
    assertThat(none.rows())
        .singleElement()
        .satisfies(it -> assertThat(it.result()).isInstanceOf(Result.Withheld.class));

    var found = asStaff(() -> portfolio.page(run, 5, query("pINe", "", Sort.NAME, false)));
    assertThat(found.rows())
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.name()).startsWith("Pine"));
    assertThat(asStaff(() -> portfolio.page(run, 5, query("100%_", "", Sort.NAME, false))).total())
        .isZero();
  }

  @Test
  void aPartnerWithoutAScoreComesLastWhicheverWayItIsSorted() {
    var run = run("run-published");
    for (boolean descending : new boolean[] {true, false}) {
      var query = new PortfolioQuery("", "", "", "", Sort.SCORE, descending, 2);
      assertThat(asStaff(() -> portfolio.page(run, 5, query)).rows().getLast().result())
          .isInstanceOf(Result.Withheld.class);
    }
  }

  @Test
  void theSummaryCountsEverybodyOnce() {
    var summary = asStaff(() -> portfolio.summary(run("run-published"), 5));
    assertThat(summary.byBand().values().stream().mapToInt(it -> it).sum())
        .isEqualTo(summary.scored());
    assertThat(summary.withheld()).isEqualTo(1);
    assertThat(summary.median()).isPresent();
  }

  @Test
  void theDatabaseShowsAPartnerItsOwnRowsAndNoOthers() {
    var own = new PartnerId("P-00003");
    var other = new PartnerId("P-00004");
    var run = asPartner(own, () -> publications.current("reseller")).orElseThrow();
    assertThat(asPartner(own, () -> portfolio.page(run, 5, query("", "", Sort.RANK, false))).rows())
        .extracting(PortfolioPage.Row::partner)
        .containsExactly(own);
    assertThat(asPartner(own, () -> partners.explanation(run, 5, own, userOf(own)))).isPresent();
    assertThat(asPartner(own, () -> partners.explanation(run, 5, other, userOf(own)))).isEmpty();
    assertThat(asPartner(own, () -> partners.profile(run, other))).isEmpty();
    assertThat(asPartner(own, () -> partners.history(run, other))).isEmpty();
    assertThat(asPartner(own, () -> partners.kpiPoints(run, other))).isEmpty();
  }

  @Test
  void aPartnerSeesNoDraft() {
    assertThat(asPartner(new PartnerId("P-00003"), () -> publications.find("run-draft"))).isEmpty();
    assertThat(asStaff(() -> publications.find("run-draft"))).isPresent();
  }

  @Test
  void aPartnerReadsTheScorecardAndNoOtherDocument() {
    assertThat(asPartner(new PartnerId("P-00003"), () -> publications.documents("run-published")))
        .extracting(Document::kind)
        .containsExactly("scorecard");
    assertThat(asStaff(() -> publications.documents("run-published"))).hasSize(3);
  }

  @Test
  void partnersDoNotReadLoadsOrTheAuditTrail() {
    var own = new PartnerId("P-00003");
    assertThatThrownBy(() -> asPartner(own, () -> test.server().service(Loads.class).count()))
        .hasStackTraceContaining("permission denied");
    assertThatThrownBy(
            () -> asPartner(own, () -> test.server().service(AuditTrail.class).newest(0, 1)))
        .hasStackTraceContaining("permission denied");
  }

  @Test
  void withoutAScopeNothingIsRead() {
    assertThatThrownBy(() -> publications.current("reseller"))
        .hasStackTraceContaining("permission denied");
  }

  private StoredRun run(String id) {
    return asStaff(() -> publications.find(id)).orElseThrow();
  }

  private static PortfolioQuery query(String search, String band, Sort sort, boolean descending) {
    return new PortfolioQuery(search, band, "", "", sort, descending, 1);
  }

  private <T> T asStaff(ScopedValue.CallableOp<T, RuntimeException> action) {
    return test.server().as(test.administrator(), action);
  }

  private static <T> T asPartner(
      PartnerId partner, ScopedValue.CallableOp<T, RuntimeException> action) {
    return Scope.in(new Scope.OfPartner("somebody", new TreeSet<>(List.of(partner))), action);
  }
}
