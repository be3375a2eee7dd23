package dev.touchstone.score;

import static dev.touchstone.score.Look.latest;
import static dev.touchstone.score.Look.leaf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.measure.State;
import dev.touchstone.score.explanation.Explanation.Outcome;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MissingPolicyTests {
  private static final double NONE = Sheet.NONE;

  private static Scorecard twoKpis(MissingPolicy ofA) {
    return Cards.card(
            Cards.kpi("a", Cards.asIs()).whenMissing(ofA).done(),
            Cards.kpi("b", Cards.asIs()).done())
        .done();
  }

  @Test
  void whatDoesNotApplyDoesNotLowerCoverage() {
    var card = twoKpis(new MissingPolicy.Withhold());
    var sheet = Sheet.of(1).kpi("a", NONE).kpi("b", 60).state("a", 0, State.NOT_APPLICABLE);
    var scores = latest(card, sheet);
    assertThat(scores.score(0)).isEqualTo(60);
    assertThat(scores.coverage(0)).isEqualTo(1);
    assertThat(leaf(scores, 0, "a").valued().standIn())
        .isEqualTo(
            "does not apply to this partner; left out, and the other weights share its part");
  }

  @Test
  void coverageIsTheShareOfTheWeightThatAppliesToThePartner() {
    // a1 does not apply, so a2 has all of a's 50 %; it is missing, so half the weight is backed
    var card =
        Cards.card(
                Cards.group(
                    "a",
                    50,
                    Cards.kpi("a1", Cards.asIs()).done(),
                    Cards.kpi("a2", Cards.asIs()).done()),
                Cards.group("b", 50, Cards.kpi("b1", Cards.asIs()).done()))
            .done();
    var sheet =
        Sheet.of(1)
            .kpi("a1", NONE)
            .state("a1", 0, State.NOT_APPLICABLE)
            .kpi("a2", NONE)
            .kpi("b1", 60);
    assertThat(latest(card, sheet).coverage(0)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void neutralPointsStandInAndAreNotCoverage() {
    var card = twoKpis(new MissingPolicy.Neutral(BigDecimal.valueOf(50)));
    var scores = latest(card, Sheet.of(1).kpi("a", NONE).kpi("b", 70).state("a", 0, State.STALE));
    assertThat(scores.score(0)).isEqualTo(60);
    assertThat(scores.coverage(0)).isEqualTo(0.5);
    var leaf = leaf(scores, 0, "a");
    assertThat(leaf.measurement().state()).isEqualTo(State.STALE);
    assertThat(leaf.points()).contains(50.0);
    assertThat(leaf.valued().rule()).isEmpty();
    assertThat(leaf.valued().standIn())
        .isEqualTo("the newest data is too old; 50.0 points stand in, as declared");
  }

  @Test
  void theMedianOfThePeersPointsStandsIn() {
    var card = twoKpis(new MissingPolicy.PeerMedian());
    var sheet = Sheet.of(4).kpi("a", 10, 20, 60, NONE).kpi("b", 70, 70, 70, 70);
    var scores = latest(card, sheet);
    assertThat(leaf(scores, 3, "a").points().orElseThrow()).isCloseTo(20, within(1e-9));
    assertThat(leaf(scores, 3, "a").valued().standIn())
        .isEqualTo("no data; 20.0 points stand in, the median of the peers");
    assertThat(scores.score(3)).isEqualTo(45);
  }

  @Test
  void withoutEnoughPeersThereIsNoMedianAndTheKpiIsLeftOut() {
    var card = twoKpis(new MissingPolicy.PeerMedian());
    var scores = latest(card, Sheet.of(2).kpi("a", 10, NONE).kpi("b", 70, 70));
    assertThat(scores.score(1)).isEqualTo(70);
    assertThat(leaf(scores, 1, "a").valued().standIn())
        .isEqualTo(
            "no data; too few peers for a median; left out, and the other weights share its part");
  }

  @Test
  void withholdGivesNoScoreAndNamesTheKpi() {
    var scores =
        latest(
            twoKpis(new MissingPolicy.Withhold()),
            Sheet.of(2)
                .kpi("a", NONE, 30)
                .state("a", 0, State.BELOW_MINIMUM_VOLUME)
                .kpi("b", 70, 70));
    assertThat(scores.score(0)).isNaN();
    assertThat(scores.rank(0)).isZero();
    assertThat(scores.band(0)).isEmpty();
    assertThat(scores.points("score", 0)).isNaN();
    assertThat(scores.points("b", 0)).isCloseTo(70, within(1e-9));
    var explanation = scores.explain(0);
    assertThat(explanation.outcome())
        .isEqualTo(new Outcome.Withheld("A is required for a score: too few rows to judge by"));
    assertThat(explanation.root().points()).isEmpty();
    assertThat(explanation.root().contribution()).isEmpty();
    assertThat(scores.rank(1)).isEqualTo(1);
    assertThat(((Outcome.Scored) scores.explain(1).outcome()).of()).isEqualTo(1);
  }

  @Test
  void theLastMeasuredValueIsCarriedForwardAsFarAsDeclared() {
    var card = twoKpis(new MissingPolicy.CarryForward(2));
    var measurements =
        Sheet.of(1)
            .kpi("a", 40)
            .kpi("b", 60)
            .quarter()
            .kpi("a", NONE)
            .kpi("b", 60)
            .quarter()
            .kpi("a", NONE)
            .kpi("b", 60)
            .quarter()
            .kpi("a", NONE)
            .kpi("b", 60)
            .done();
    var periods = Scorer.score(card, measurements);
    assertThat(periods.stream().map(scores -> scores.score(0)))
        .containsExactly(50.0, 50.0, 50.0, 60.0);
    var carried = leaf(periods.get(2), 0, "a");
    assertThat(carried.measurement().state()).isEqualTo(State.MISSING);
    assertThat(carried.measurement().value()).isEmpty();
    assertThat(carried.valued().standIn())
        .isEqualTo("no data; 40.00 of 2026-Q1, the last value measured, stands in");
    assertThat(carried.valued().rule()).startsWith("40.00; the goal");
    assertThat(periods.get(2).coverage(0)).isEqualTo(0.5);
    assertThat(leaf(periods.get(3), 0, "a").valued().standIn())
        .isEqualTo(
            "no data; nothing usable in 2 earlier periods; left out, and the other weights share"
                + " its part");
    assertThat(Scorer.periodsLookedBack(card)).isEqualTo(2);
  }

  @Test
  void aCarriedValueIsHeldAgainstThisPeriodsPeers() {
    var card =
        Cards.card(
                Cards.kpi("a", new Scoring.Percentile())
                    .whenMissing(new MissingPolicy.CarryForward(1))
                    .done())
            .done();
    var scores =
        latest(card, Sheet.of(5).kpi("a", 5, 1, 1, 1, 1).quarter().kpi("a", NONE, 2, 4, 6, 8));
    assertThat(leaf(scores, 0, "a").points()).contains(50.0);
    assertThat(leaf(scores, 0, "a").valued().rule())
        .isEqualTo("better than 50.0 % of its peers: 50.0 points");
    assertThat(leaf(scores, 0, "a").valued().peers().count()).isEqualTo(4);
    assertThat(leaf(scores, 0, "a").valued().peers().rank()).isZero();
  }

  @Test
  void aCarriedAttainmentKeepsTheTargetItWasMeasuredWith() {
    var card =
        Cards.card(
                Cards.kpi("a", Cards.attainment("0", "1", "1"))
                    .whenMissing(new MissingPolicy.CarryForward(1))
                    .done())
            .done();
    var sheet =
        Sheet.of(1)
            .kpi("a", new double[] {80}, new double[] {100})
            .quarter()
            .kpi("a", new double[] {NONE}, new double[] {400});
    assertThat(leaf(latest(card, sheet), 0, "a").points().orElseThrow())
        .isCloseTo(80, within(1e-9));
    assertThat(leaf(latest(card, sheet), 0, "a").measurement().target()).contains(100.0);
  }

  @Test
  void withoutAPositiveTargetAnAttainmentIsMissingAndNotZero() {
    var card =
        Cards.card(
                Cards.kpi("a", Cards.attainment("0.5", "1", "1")).done(),
                Cards.kpi("b", Cards.asIs()).done())
            .done();
    var scores =
        latest(
            card,
            Sheet.of(4)
                .kpi("a", new double[] {80, 80, 80, 80}, new double[] {NONE, 0, -5, 80})
                .kpi("b", 10, 10, 10, 10));
    for (int partner = 0; partner < 3; partner++) {
      assertThat(scores.score(partner)).isEqualTo(10);
      assertThat(scores.coverage(partner)).isEqualTo(0.5);
      var leaf = leaf(scores, partner, "a");
      assertThat(leaf.measurement().state()).isEqualTo(State.MISSING);
      assertThat(leaf.measurement().value()).contains(80.0);
      assertThat(leaf.valued().peers().rank()).isZero();
      assertThat(leaf.valued().standIn()).startsWith("no target to hold it against; left out");
    }
    assertThat(scores.score(3)).isEqualTo(55);
  }

  @Test
  void tooLittleCoverageWithholdsTheScore() {
    var card =
        Cards.card(
                Cards.kpi("a", Cards.asIs()).weight(60).done(),
                Cards.kpi("b", Cards.asIs()).weight(40).done())
            .minimumCoverage("0.6")
            .done();
    var scores = latest(card, Sheet.of(2).kpi("a", 50, NONE).kpi("b", NONE, 50));
    assertThat(scores.score(0)).isEqualTo(50);
    assertThat(scores.explain(1).outcome())
        .isEqualTo(
            new Outcome.Withheld(
                "Only 40.0 % of the weight is backed by data, and 60 % is needed"));
  }

  @Test
  void aPartnerToWhomNothingAppliesHasNoScore() {
    var scores =
        latest(
            twoKpis(new MissingPolicy.Reweight()),
            Sheet.of(1)
                .kpi("a", NONE)
                .state("a", 0, State.NOT_APPLICABLE)
                .kpi("b", NONE)
                .state("b", 0, State.NOT_APPLICABLE));
    assertThat(scores.explain(0).outcome())
        .isEqualTo(new Outcome.Withheld("None of the KPIs applies to this partner"));
    assertThat(scores.coverage(0)).isZero();
  }

  @Test
  void aPartnerWithoutAnyDataHasNoScoreRatherThanZero() {
    var scores =
        latest(twoKpis(new MissingPolicy.Reweight()), Sheet.of(1).kpi("a", NONE).kpi("b", NONE));
    assertThat(scores.score(0)).isNaN();
    assertThat(scores.explain(0).outcome())
        .isEqualTo(new Outcome.Withheld("Without data: none of the KPIs has a measured value"));
  }
}
