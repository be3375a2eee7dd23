package dev.touchstone.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.Scorecard;
import dev.touchstone.definition.Scorecard.Aggregation;
import dev.touchstone.definition.Scorecard.MissingPolicy;
import dev.touchstone.definition.Scorecard.Scoring;
import dev.touchstone.measure.State;
import dev.touchstone.score.Explanation.Branch;
import dev.touchstone.score.Explanation.Leaf;
import dev.touchstone.score.Explanation.Outcome;
import dev.touchstone.score.Explanation.Part;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScorerTests {
  private static final double NONE = Sheet.NONE;

  private static Scores latest(Scorecard card, Sheet sheet) {
    return Scorer.score(card, sheet.done()).getLast();
  }

  private static Leaf leaf(Scores scores, int partner, String id) {
    return (Leaf) part(scores.explain(partner).root(), id);
  }

  private static Part part(Branch branch, String id) {
    for (var part : branch.parts()) {
      if (part.id().equals(id)) {
        return part;
      }
      if (part instanceof Branch deeper
          && deeper.parts().stream().anyMatch(p -> p.id().equals(id))) {
        return part(deeper, id);
      }
    }
    throw new AssertionError("No " + id);
  }

  // Weights and the tree

  @Test
  void weightsMultiplyDownTheTreeAndContributionsAddUp() {
    var card =
        Cards.card(
                Cards.group(
                    "financial",
                    40,
                    Cards.kpi("revenue", Cards.asIs()).weight(60).done(),
                    Cards.kpi("margin", Cards.asIs()).weight(40).done()),
                Cards.group("customer", 60, Cards.kpi("csat", Cards.asIs()).weight(100).done()))
            .done();
    var scores = latest(card, Sheet.of(1).kpi("revenue", 80).kpi("margin", 50).kpi("csat", 70));
    // financial 0.6*80 + 0.4*50 = 68; score 0.4*68 + 0.6*70 = 69.2
    assertThat(scores.score(0)).isEqualTo(69.2);
    assertThat(scores.points("financial", 0)).isCloseTo(68, within(1e-9));
    var revenue = leaf(scores, 0, "revenue");
    assertThat(revenue.effectiveWeight()).isCloseTo(24, within(1e-9));
    assertThat(revenue.contribution()).isCloseTo(19.2, within(1e-9));
    assertThat(part(scores.explain(0).root(), "financial").contribution())
        .isCloseTo(27.2, within(1e-9));
  }

  @Test
  void aMissingKpiSharesItsWeightAmongItsSiblingsOnly() {
    var card =
        Cards.card(
                Cards.group(
                    "a",
                    50,
                    Cards.kpi("a1", Cards.asIs()).weight(75).done(),
                    Cards.kpi("a2", Cards.asIs()).weight(25).done()),
                Cards.group("b", 50, Cards.kpi("b1", Cards.asIs()).done()))
            .done();
    var scores = latest(card, Sheet.of(1).kpi("a1", NONE).kpi("a2", 20).kpi("b1", 60));
    assertThat(scores.score(0)).isEqualTo(40);
    assertThat(scores.coverage(0)).isCloseTo(0.625, within(1e-12));
    assertThat(leaf(scores, 0, "a2").effectiveWeight()).isCloseTo(50, within(1e-9));
    var missing = leaf(scores, 0, "a1");
    assertThat(missing.effectiveWeight()).isZero();
    assertThat(missing.points()).isEmpty();
    assertThat(missing.contribution()).isZero();
    assertThat(missing.state()).isEqualTo(State.MISSING);
    assertThat(missing.standIn())
        .isEqualTo("no data; left out, and the other weights share its part");
  }

  @Test
  void whatDoesNotApplyDoesNotLowerCoverage() {
    var card = twoKpis(new MissingPolicy.Withhold());
    var sheet =
        Sheet.of(1).kpi("a", NONE).kpi("b", 60).state("a", 0, State.NOT_APPLICABLE);
    var scores = latest(card, sheet);
    assertThat(scores.score(0)).isEqualTo(60);
    assertThat(scores.coverage(0)).isEqualTo(1);
    assertThat(leaf(scores, 0, "a").standIn())
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
  void geometricAndHarmonicMeansPunishUnevenness() {
    var sheet = Sheet.of(1).kpi("a", 40).kpi("b", 90);
    var geometric = latest(twoKpis(Aggregation.GEOMETRIC), sheet);
    assertThat(geometric.score(0)).isEqualTo(60); // sqrt(3600)
    assertThat(leaf(geometric, 0, "a").contribution())
        .isCloseTo(60 * 40 / 130.0, within(1e-9));
    var harmonic = latest(twoKpis(Aggregation.HARMONIC), sheet);
    assertThat(harmonic.score(0)).isEqualTo(55.4); // 2/(1/40+1/90) = 55.3846
    assertThat(leaf(harmonic, 0, "a").contribution() + leaf(harmonic, 0, "b").contribution())
        .isCloseTo(55.38461538461539, within(1e-9));
  }

  @Test
  void aChildWithoutPointsMakesGeometricAndHarmonicMeansZeroAndTheWordsSaySo() {
    var sheet = Sheet.of(1).kpi("a", 0).kpi("b", 90);
    for (var aggregation : List.of(Aggregation.GEOMETRIC, Aggregation.HARMONIC)) {
      var scores = latest(twoKpis(aggregation), sheet);
      assertThat(scores.score(0)).isZero();
      assertThat(scores.explain(0).words())
          .contains(
              "A has no points, and so the %s mean of Score is 0."
                  .formatted(aggregation.name().toLowerCase(java.util.Locale.ROOT)));
    }
  }

  // Missing policies

  private static Scorecard twoKpis(MissingPolicy ofA) {
    return Cards.card(
            Cards.kpi("a", Cards.asIs()).whenMissing(ofA).done(),
            Cards.kpi("b", Cards.asIs()).done())
        .done();
  }

  private static Scorecard twoKpis(Aggregation aggregation) {
    return Cards.card(
            Cards.kpi("a", Cards.asIs()).done(), Cards.kpi("b", Cards.asIs()).done())
        .aggregate(aggregation)
        .done();
  }

  @Test
  void neutralPointsStandInAndAreNotCoverage() {
    var card = twoKpis(new MissingPolicy.Neutral(BigDecimal.valueOf(50)));
    var scores =
        latest(card, Sheet.of(1).kpi("a", NONE).kpi("b", 70).state("a", 0, State.STALE));
    assertThat(scores.score(0)).isEqualTo(60);
    assertThat(scores.coverage(0)).isEqualTo(0.5);
    var leaf = leaf(scores, 0, "a");
    assertThat(leaf.state()).isEqualTo(State.STALE);
    assertThat(leaf.points()).contains(50.0);
    assertThat(leaf.rule()).isEmpty();
    assertThat(leaf.standIn())
        .isEqualTo("the newest data is too old; 50.0 points stand in, as declared");
  }

  @Test
  void theMedianOfThePeersPointsStandsIn() {
    var card = twoKpis(new MissingPolicy.PeerMedian());
    var sheet = Sheet.of(4).kpi("a", 10, 20, 60, NONE).kpi("b", 70, 70, 70, 70);
    var scores = latest(card, sheet);
    assertThat(leaf(scores, 3, "a").points().orElseThrow()).isCloseTo(20, within(1e-9));
    assertThat(leaf(scores, 3, "a").standIn())
        .isEqualTo("no data; 20.0 points stand in, the median of the peers in everybody");
    assertThat(scores.score(3)).isEqualTo(45);
  }

  @Test
  void withoutEnoughPeersThereIsNoMedianAndTheKpiIsLeftOut() {
    var card = twoKpis(new MissingPolicy.PeerMedian());
    var scores = latest(card, Sheet.of(2).kpi("a", 10, NONE).kpi("b", 70, 70));
    assertThat(scores.score(1)).isEqualTo(70);
    assertThat(leaf(scores, 1, "a").standIn())
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
        .isEqualTo(
            new Outcome.Withheld("A is required for a score: too few rows to judge by"));
    assertThat(explanation.root().points()).isEmpty();
    assertThat(explanation.root().contribution()).isZero();
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
    assertThat(periods.stream().map(scores -> scores.score(0))).containsExactly(50.0, 50.0, 50.0, 60.0);
    var carried = leaf(periods.get(2), 0, "a");
    assertThat(carried.state()).isEqualTo(State.MISSING);
    assertThat(carried.value()).isEmpty();
    assertThat(carried.standIn())
        .isEqualTo("no data; 40.00 of 2026-Q1, the last value measured, stands in");
    assertThat(carried.rule()).startsWith("40.00; the goal");
    assertThat(periods.get(2).coverage(0)).isEqualTo(0.5);
    assertThat(leaf(periods.get(3), 0, "a").standIn())
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
        latest(
            card,
            Sheet.of(5).kpi("a", 5, 1, 1, 1, 1).quarter().kpi("a", NONE, 2, 4, 6, 8));
    assertThat(leaf(scores, 0, "a").points()).contains(50.0);
    assertThat(leaf(scores, 0, "a").rule())
        .isEqualTo("better than 2 of 4 peers in everybody: 50.0 points");
    assertThat(leaf(scores, 0, "a").peers().count()).isEqualTo(4);
    assertThat(leaf(scores, 0, "a").peers().rank()).isZero();
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
    assertThat(leaf(latest(card, sheet), 0, "a").target()).contains(100.0);
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
      assertThat(leaf.state()).isEqualTo(State.MISSING);
      assertThat(leaf.value()).contains(80.0);
      assertThat(leaf.peers().rank()).isZero();
      assertThat(leaf.standIn()).startsWith("no target to hold it against; left out");
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
    var scores = latest(twoKpis(new MissingPolicy.Reweight()), Sheet.of(1).kpi("a", NONE).kpi("b", NONE));
    assertThat(scores.score(0)).isNaN();
    assertThat(scores.explain(0).outcome())
        .isEqualTo(new Outcome.Withheld("No KPI has points for this partner"));
  }

  // Peers

  @Test
  void theFirstGroupWithEnoughMeasuredPeersIsUsed() {
    var card =
        Cards.card(
                Cards.kpi("a", new Scoring.Percentile()).done(),
                Cards.kpi("b", new Scoring.Percentile()).done())
            .peers(3, List.of(List.of("region", "size"), List.of("region"), List.of()))
            .done();
    var sheet =
        Sheet.of(7)
            .attribute("region", "EMEA", "EMEA", "EMEA", "EMEA", "APAC", "APAC", "")
            .attribute("size", "S", "S", "S", "L", "L", "L", "S")
            .kpi("a", 1, 2, 3, 4, 5, 6, 0)
            .kpi("b", 1, NONE, 3, 4, 5, 6, 0);
    var scores = latest(card, sheet);
    assertThat(leaf(scores, 1, "a").rule())
        .isEqualTo("better than 1 of 2 peers in region = EMEA, size = S: 50.0 points");
    assertThat(leaf(scores, 3, "a").rule())
        .isEqualTo("better than 3 of 3 peers in region = EMEA: 100.0 points");
    assertThat(leaf(scores, 4, "a").peers().group()).isEqualTo("everybody");
    assertThat(leaf(scores, 4, "a").peers().count()).isEqualTo(7);
    assertThat(leaf(scores, 6, "a").peers().group())
        .as("of unknown region: not a region of its own")
        .isEqualTo("everybody");
    // one of the three small EMEA partners has no value for b, so two are too few
    assertThat(leaf(scores, 0, "b").peers().group()).isEqualTo("region = EMEA");
    assertThat(leaf(scores, 0, "b").peers().count()).isEqualTo(3);
  }

  @Test
  void ifEvenTheLastGroupIsTooSmallTheKpiIsMissing() {
    var card =
        Cards.card(
                Cards.kpi("a", new Scoring.MinMax()).done(),
                Cards.kpi("b", Cards.asIs()).done())
            .peers(3, List.of(List.of()))
            .done();
    var scores = latest(card, Sheet.of(3).kpi("a", 1, 2, NONE).kpi("b", 30, 40, 50));
    assertThat(scores.score(0)).isEqualTo(30);
    assertThat(scores.coverage(0)).isEqualTo(0.5);
    var leaf = leaf(scores, 0, "a");
    assertThat(leaf.state()).isEqualTo(State.MISSING);
    assertThat(leaf.value()).contains(1.0);
    assertThat(leaf.standIn())
        .isEqualTo(
            "too few peers: 2 of the 3 needed have a value in everybody; left out, and the other"
                + " weights share its part");
    assertThat(leaf(scores, 0, "b").points().orElseThrow())
        .as("an absolute rule needs no peers")
        .isCloseTo(30, within(1e-9));
  }

  @Test
  void peerStatisticsAreOfTheMeasuredValuesInTheGroup() {
    var card = Cards.card(Cards.kpi("a", Cards.asIs()).lower().done()).done();
    var peers = leaf(latest(card, Sheet.of(5).kpi("a", 4, 1, NONE, 2, 2)), 3, "a").peers();
    assertThat(peers.count()).isEqualTo(4);
    assertThat(peers.minimum()).isEqualTo(1);
    assertThat(peers.median()).isEqualTo(2);
    assertThat(peers.mean()).isEqualTo(2.25);
    assertThat(peers.maximum()).isEqualTo(4);
    assertThat(peers.rank()).as("lower is better, ties share the smaller number").isEqualTo(2);
  }

  // Bands, gates, the end of the scale

  @Test
  void bandsAreHalfOpenOverTheRoundedScoreAndTheTopOneIsClosed() {
    var card =
        Cards.card(Cards.kpi("a", Cards.asIs()).done())
            .band("poor", "0")
            .band("good", "60")
            .band("excellent", "80")
            .done();
    var scores = latest(card, Sheet.of(7).kpi("a", 0, 59.94, 59.95, 60, 79.94, 80, 100));
    assertThat(java.util.stream.IntStream.range(0, 7).mapToObj(scores::band))
        .containsExactly("poor", "poor", "good", "good", "good", "excellent", "excellent");
  }

  @Test
  void aScoreBeyondTheScaleCountsAsItsEnd() {
    var card =
        Cards.card(Cards.kpi("a", Cards.attainment("0", "1", "1.5")).done()).done();
    var scores =
        latest(card, Sheet.of(1).kpi("a", new double[] {120}, new double[] {100}));
    assertThat(scores.score(0)).isEqualTo(100);
    assertThat(((Outcome.Scored) scores.explain(0).outcome()).unrounded())
        .isCloseTo(120, within(1e-9));
    assertThat(scores.explain(0).words().getFirst())
        .endsWith("Its 120.0 points lie beyond the end of the scale.");
  }

  @Test
  void aFailedGateLowersTheBandAndNothingElse() {
    var card =
        gated(Cards.gate("a", "40", "good"), new MissingPolicy.Neutral(BigDecimal.valueOf(90)));
    var scores =
        latest(
            card,
            Sheet.of(5)
                .kpi("a", 39, 40, NONE, NONE, 39.96)
                .state("a", 3, State.NOT_APPLICABLE)
                .kpi("b", 99, 99, 99, 99, 99));
    assertThat(scores.band(0)).as("short").isEqualTo("good");
    assertThat(scores.band(1)).isEqualTo("excellent");
    assertThat(scores.band(2)).as("a stand-in is no data").isEqualTo("good");
    assertThat(scores.band(3)).as("does not apply").isEqualTo("excellent");
    assertThat(scores.band(4)).as("40.0 as a person reads it").isEqualTo("excellent");
    var explanation = scores.explain(0);
    assertThat(((Outcome.Scored) explanation.outcome()).bandBeforeGates()).isEqualTo("excellent");
    assertThat(explanation.gates().getFirst().passed()).isFalse();
    assertThat(explanation.gates().getFirst().points().orElseThrow())
        .isCloseTo(39, within(1e-9));
    assertThat(explanation.words())
        .contains("Gate of a has 39.0 of the 40.0 points it needs, so the band is Good and not Excellent.");
    assertThat(scores.explain(2).gates().getFirst().points()).isEmpty();
  }

  private static Scorecard gated(Scorecard.Gate gate, MissingPolicy ofA) {
    return Cards.card(
            Cards.kpi("a", Cards.asIs()).weight(10).whenMissing(ofA).done(),
            Cards.kpi("b", Cards.asIs()).weight(90).done())
        .band("poor", "0")
        .band("good", "60")
        .band("excellent", "80")
        .gates(gate)
        .done();
  }

  // Words

  @Test
  void theWordsSayWhatLiftedItWhatCostAndWhatIsMissing() {
    var card =
        Cards.card(
                Cards.kpi("revenue", Cards.attainment("0.5", "1", "1")).weight(60).done(),
                Cards.kpi("win-rate", new Scoring.Percentile()).weight(30).unit("percent", 4).done(),
                Cards.kpi("survey", Cards.asIs()).weight(10).done())
            .band("poor", "0")
            .band("good", "40")
            .done();
    var scores =
        latest(
            card,
            Sheet.of(3)
                .kpi("revenue", new double[] {82.2, 90, 95}, new double[] {100, 100, 100})
                .kpi("win-rate", 0.2, 0.1, 0.4)
                .kpi("survey", NONE, 80, 80));
    // (60 * 64.4 + 30 * 50) / 90 = 59.6
    assertThat(scores.explain(0).words())
        .containsExactly(
            "Partner p00000 scores 59.6 of 100 for 2026-Q1: band Good, rank 2 of 3.",
            "Revenue lifted it most, by 42.9 points (82.2 % of target; 50 % scores nothing, 100 %"
                + " full marks: 64.4 points).",
            "Revenue also cost most: it weighs 66.7 % and makes 64.4 of 100 points.",
            "Survey: no data; left out, and the other weights share its part. 90.0 % of its weight"
                + " is backed by measured data.");
  }

  @Test
  void measurementsOfAnotherScorecardAreRefused() {
    assertThatThrownBy(() -> latest(twoKpis(Aggregation.HARMONIC), Sheet.of(1).kpi("a", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Nothing was measured for the KPI b");
  }
}
