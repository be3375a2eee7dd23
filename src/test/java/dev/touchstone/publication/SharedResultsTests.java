package dev.touchstone.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.access.Scope;
import dev.touchstone.server.OwnerConnection;
import dev.touchstone.server.TestServer;
import dev.touchstone.shared.PartnerId;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What two runs say alike is kept once, and opens neither a draft nor another partner's rows. */
class SharedResultsTests {
  private static final PartnerId OWN = new PartnerId("P-00003");

  private final TestServer test = TestServer.get();
  private final Publications publications = test.server().service(Publications.class);
  private final Partners partners = test.server().service(Partners.class);

  @Test
  void aRunThatSaysTheSamePointsAtWhatIsThere() {
    assertThat(count("run_period where run_id in ('run-published', 'run-draft')")).isEqualTo(12);
    assertThat(
            asStaff(
                "select count(distinct result_id) from run_period"
                    + " where run_id in ('run-published', 'run-draft')"))
        .isEqualTo(6);
    assertThat(
            asStaff(
                "select count(distinct population_id) from run where run_id in ('run-published',"
                    + " 'run-draft')"))
        .isEqualTo(1);
  }

  @Test
  void aPeriodMoreAddsItsOwnTextsAndNoOthers() {
    long explanations = count("explanation");
    long changes = count("score_change");
    int partnersNow = TestServer.PARTNERS;
    store(SampleRun.from(2031, "run-later-7", partnersNow, 7));
    assertThat(count("explanation") - explanations).isEqualTo(7L * partnersNow);
    assertThat(count("score_change") - changes).isEqualTo(6L * partnersNow);
    store(SampleRun.from(2031, "run-later-8", partnersNow, 8));
    assertThat(count("explanation") - explanations).isEqualTo(8L * partnersNow);
    assertThat(count("score_change") - changes).isEqualTo(7L * partnersNow);
    var run = asStaff(() -> publications.find("run-later-8")).orElseThrow();
    var computed = SampleRun.from(2031, "run-later-8", partnersNow, 8);
    for (int period = 0; period < 8; period++) {
      int at = period;
      assertThat(asStaff(() -> partners.explanation(run, at, OWN, test.administrator())))
          .contains(computed.explain(period, 2));
    }
  }

  @Test
  void aDraftStaysClosedWhereAPublishedRunSharesItsResult() {
    assertThat(asPartner("select count(*) from run_period where run_id = 'run-draft'")).isZero();
    assertThat(asPartner("select count(*) from partner_score")).isEqualTo(6);
    assertThat(asPartner("select count(*) from explanation")).isEqualTo(6);
    assertThat(asPartner("select count(*) from score_change")).isEqualTo(5);
    assertThat(asPartner("select count(*) from population_partner")).isEqualTo(1);
  }

  @Test
  void whatOnlyADraftSaysIsNotReadByItsPartner() {
    store(SampleRun.from(2041, "run-other-3", TestServer.PARTNERS, 3));
    assertThat(asStaff("select count(*) from explanation where partner_id = 'P-00003'"))
        .isGreaterThan(6);
    assertThat(asPartner("select count(*) from explanation")).isEqualTo(6);
    assertThat(
            asPartner(
                "select count(*) from phrasebook where phrasebook_id not in"
                    + " (select phrasebook_id from run_phrasebook where run_id = 'run-published')"))
        .isZero();
    assertThat(asPartner("select count(*) from phrasebook")).isPositive();
  }

  @Test
  void aPartnerReadsNoOtherPartnersRowsOfWhatIsShared() {
    for (var table :
        List.of("partner_score", "explanation", "score_change", "population_partner")) {
      assertThat(asPartner("select count(*) from " + table + " where partner_id <> 'P-00003'"))
          .as(table)
          .isZero();
    }
    assertThatThrownBy(() -> asPartner("select count(*) from period_result"))
        .hasStackTraceContaining("permission denied");
  }

  @Test
  void aResultOrPopulationThatARunPointsAtTakesNoMoreRows() {
    var owner = OwnerConnection.to(test.server());
    assertThatThrownBy(
            () ->
                owner.execute(
                    "insert into partner_score select explanation_id, change_id, result_id, rank,"
                        + " rank_of, 'P-99999', band, band_before_gates, withheld, score, coverage"
                        + " from partner_score limit 1"))
        .hasMessageContaining("A run points at the result");
    assertThatThrownBy(
            () ->
                owner.execute(
                    "insert into population_partner select population_id, 'P-99999', name,"
                        + " partner_type, region, parent_id, attributes"
                        + " from population_partner limit 1"))
        .hasMessageContaining("A run points at the population");
  }

  private void store(dev.touchstone.run.ScorecardRun run) {
    asStaff(
        () -> {
          publications.store(run, SampleRun.documents(), test.administrator());
          return true;
        });
  }

  private long count(String from) {
    return asStaff("select count(*) from " + from);
  }

  private long asStaff(String query) {
    return asStaff(() -> ask(query));
  }

  private <T> T asStaff(ScopedValue.CallableOp<T, RuntimeException> action) {
    return test.server().as(test.administrator(), action);
  }

  private long asPartner(String query) {
    var only = new TreeSet<PartnerId>();
    only.add(OWN);
    return Scope.in(new Scope.OfPartner("somebody", only), () -> ask(query));
  }

  private long ask(String query) {
    var transaction =
        new TransactionTemplate(test.server().service(PlatformTransactionManager.class));
    var sql = test.server().service(DSLContext.class);
    return Objects.requireNonNull(
        transaction.execute(_ -> sql.fetchSingle(query).get(0, Long.class)));
  }
}
