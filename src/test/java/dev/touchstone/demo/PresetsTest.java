package dev.touchstone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.credit.Credits;
import dev.touchstone.fact.FactStore;
import dev.touchstone.measure.State;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.score.explanation.Explanation.Outcome.Scored;
import dev.touchstone.score.explanation.Explanation.Outcome.Withheld;
import dev.touchstone.shared.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The presets make of the named partners what docs/demo-world.md says they make. */
class PresetsTest {
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 10, 31);

  @TempDir static Path folder;
  private static Ran reseller;
  private static Ran alliance;
  private static long rejected;

  @BeforeAll
  static void scoreASmallWorld() throws IOException {
    DemoWorld.write(folder, Size.SMALL);
    var definitions = Ran.definitions(folder.resolve("definitions"));
    try (var store = FactStore.open(folder.resolve("store"))) {
      rejected =
          store.loadAll(definitions, folder.resolve("data"), Progress.SILENT).stream()
              .mapToLong(report -> report.rejected())
              .sum();
      Credits.derive(store, definitions, Progress.SILENT);
      reseller = Ran.of(definitions, "reseller", store, LAST_DAY, 2);
      alliance = Ran.of(definitions, "alliance", store, LAST_DAY, 1);
    }
  }

  @Test
  void onlyTheFiveSpoiledAnswersAreRejected() {
    assertThat(rejected).isEqualTo(5);
  }

  @Test
  void twoDealsAreTooFewForAWinRate() {
    assertThat(reseller.state("win-rate", "Larkspur Digital"))
        .isEqualTo(State.BELOW_MINIMUM_VOLUME);
    assertThat(reseller.state("win-rate", "Three Oaks Computing"))
        .isEqualTo(State.BELOW_MINIMUM_VOLUME);
  }

  @Test
  void reportsThatAreAllLateScoreNothing() {
    assertThat(reseller.value("reports-in-time", "Tamarind Networks")).isZero();
    assertThat(points("reports-in-time", "Tamarind Networks")).isZero();
  }

  @Test
  void missingSurveysAreNotUnhappyCustomers() {
    assertThat(reseller.state("satisfaction", "Silent Harbor IT")).isEqualTo(State.MISSING);
    assertThat(points("satisfaction", "Silent Harbor IT")).isGreaterThan(30);
    assertThat(reseller.last().coverage(reseller.indexOf("Silent Harbor IT"))).isLessThan(1);
  }

  @Test
  void zeroLeadsAreAMeasuredZeroAndNoWordIsMissing() {
    assertThat(reseller.state("sourced-leads", "Zephyr Cloudworks")).isEqualTo(State.MEASURED);
    assertThat(points("sourced-leads", "Zephyr Cloudworks")).isZero();
    assertThat(reseller.state("sourced-leads", "Nimbus Andina")).isEqualTo(State.MISSING);
  }

  @Test
  void expiredCertificatesHoldAStrongScoreBack() {
    var fennwick = scored(reseller.explain("Fennwick Managed IT"));

    assertThat(fennwick.bandBeforeGates()).isEqualTo("strong");
    assertThat(fennwick.band()).isEqualTo("developing");
    assertThat(
            reseller.kpi("certified-people", 0).values()[reseller.indexOf("Fennwick Managed IT")])
        .isGreaterThanOrEqualTo(6);
  }

  @Test
  void theYenAloneMakesHoshizoraGrow() {
    assertThat(reseller.value("revenue-growth", "Hoshizora Systems")).isBetween(0.05, 0.2);
  }

  @Test
  void unhappyCustomersCannotBeBought() {
    assertThat(points("satisfaction", "Colossus Distribution")).isLessThan(15);
    assertThat(scored(reseller.explain("Colossus Distribution")).band())
        .isIn("developing", "at-risk");
  }

  @Test
  void discountsShowInTheMarginAndLateRegistrationsInTheAdherence() {
    assertThat(points("margin", "Bargello Informatica")).isLessThan(15);
    assertThat(points("registered-in-time", "Kaveri Infotech")).isLessThan(10);
  }

  @Test
  void theWholeTargetIsReachedExactly() {
    int evenline = reseller.indexOf("Evenline Partners");
    var attainment = reseller.kpi("revenue-attainment");

    assertThat(attainment.values()[evenline]).isEqualTo(attainment.targets()[evenline]);
    assertThat(points("revenue-attainment", "Evenline Partners")).isEqualTo(100);
  }

  @Test
  void aLostCustomerShowsAtOnce() {
    assertThat(reseller.value("consumption-growth", "Castellan Hosting")).isLessThan(-0.3);
    assertThat(points("consumption-growth", "Castellan Hosting")).isZero();
  }

  @Test
  void whoeverIsSilentOrUnknownHasNoScoreAtAll() {
    assertThat(reseller.explain("Paper Lantern Consulting").outcome()).isInstanceOf(Withheld.class);
    assertThat(reseller.explain("Sahara Bytes").outcome()).isInstanceOf(Withheld.class);
    assertThat(reseller.state("revenue-attainment", "Sahara Bytes")).isEqualTo(State.STALE);
  }

  @Test
  void theSubsidiaryScoresAboveItsParent() {
    assertThat(scored(reseller.explain("Calder Cloud Services")).score())
        .isGreaterThan(scored(reseller.explain("Calder Technology Group")).score() + 10);
  }

  @Test
  void thePillarsShowThatHelixaKeepsItsPromisesAndHasNoRevenue() {
    int helixa = alliance.indexOf("Helixa Robotics");

    assertThat(alliance.last().points("co-sell-revenue", helixa)).isZero();
    assertThat(alliance.last().points("milestones-in-time", helixa)).isGreaterThan(95);
    assertThat(alliance.last().points("operational", helixa))
        .isGreaterThan(alliance.last().points("financial", helixa) + 20);
  }

  @Test
  void whatPeopleJudgedIsShownWithHowFarTheyAgree() {
    var opinions = alliance.kpi("joint-planning").opinions();
    assertThat(opinions.assessors()[alliance.indexOf("Helixa Robotics")]).isBetween(2, 3);
    assertThat(opinions.agreement().units()).isGreaterThan(10);
    assertThat(opinions.agreement().ordinal()).isBetween(0.4, 0.95);
    assertThat(alliance.explain("Helixa Robotics").words())
        .anySatisfy(
            sentence ->
                assertThat(sentence)
                    .startsWith("Quality of joint planning: ")
                    .contains("assessors judged", "Krippendorff's alpha 0."));
  }

  @Test
  void whatDoesNotApplyIsNotMissing() {
    assertThat(alliance.state("milestones-in-time", "Bluebird Referrals"))
        .isEqualTo(State.NOT_APPLICABLE);
    assertThat(points(alliance, "lead-quality", "Bluebird Referrals")).isGreaterThan(80);
  }

  private static double points(String node, String partner) {
    return points(reseller, node, partner);
  }

  private static double points(Ran card, String node, String partner) {
    return card.last().points(node, card.indexOf(partner));
  }

  private static Scored scored(Explanation explanation) {
    return switch (explanation.outcome()) {
      case Scored scored -> scored;
      case Withheld withheld ->
          throw new AssertionError(explanation.name() + ": " + withheld.reason());
    };
  }
}
