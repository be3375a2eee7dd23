package dev.touchstone.score;

import static dev.touchstone.score.Look.latest;
import static dev.touchstone.score.Look.leaf;
import static dev.touchstone.score.Look.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.scorecard.Aggregation;
import dev.touchstone.definition.scorecard.Scale.OverFulfilment;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.measure.State;
import dev.touchstone.score.explanation.Explanation.Outcome;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregationTests {
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
    assertThat(revenue.contribution().orElseThrow()).isCloseTo(19.2, within(1e-9));
    assertThat(part(scores.explain(0), "financial").contribution().orElseThrow())
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
    var scores = latest(card, Sheet.of(1).kpi("a1", Sheet.NONE).kpi("a2", 20).kpi("b1", 60));
    assertThat(scores.score(0)).isEqualTo(40);
    assertThat(scores.coverage(0)).isCloseTo(0.625, within(1e-12));
    assertThat(leaf(scores, 0, "a2").effectiveWeight()).isCloseTo(50, within(1e-9));
    var missing = leaf(scores, 0, "a1");
    assertThat(missing.effectiveWeight()).isZero();
    assertThat(missing.points()).isEmpty();
    assertThat(missing.contribution()).as("left out adds nothing, which is not 0.00").isEmpty();
    assertThat(missing.measurement().state()).isEqualTo(State.MISSING);
    assertThat(missing.valued().standIn())
        .isEqualTo("no data; left out, and the other weights share its part");
  }

  @Test
  void geometricAndHarmonicMeansPunishUnevenness() {
    var sheet = Sheet.of(1).kpi("a", 40).kpi("b", 90);
    var geometric = latest(twoKpis(Aggregation.GEOMETRIC), sheet);
    assertThat(geometric.score(0)).isEqualTo(60); // sqrt(3600)
    assertThat(leaf(geometric, 0, "a").contribution().orElseThrow())
        .isCloseTo(60 * 40 / 130.0, within(1e-9));
    var harmonic = latest(twoKpis(Aggregation.HARMONIC), sheet);
    assertThat(harmonic.score(0)).isEqualTo(55.4); // 2/(1/40+1/90) = 55.3846
    assertThat(
            leaf(harmonic, 0, "a").contribution().orElseThrow()
                + leaf(harmonic, 0, "b").contribution().orElseThrow())
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
              "A has 0 points, and so the %s mean of Score is 0."
                  .formatted(
                      aggregation.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT)));
    }
  }

  private static Scorecard twoKpis(Aggregation aggregation) {
    return Cards.card(Cards.kpi("a", Cards.asIs()).done(), Cards.kpi("b", Cards.asIs()).done())
        .aggregate(aggregation)
        .done();
  }

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
        Cards.card(Cards.kpi("a", Cards.attainment("0", "1", "1.5")).done())
            .beyond(new OverFulfilment.UpTo(new BigDecimal("150")))
            .done();
    var scores = latest(card, Sheet.of(1).kpi("a", new double[] {120}, new double[] {100}));
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
                .kpi("a", 39, 40, Sheet.NONE, Sheet.NONE, 39.96)
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
    assertThat(explanation.gates().getFirst().points().orElseThrow()).isCloseTo(39, within(1e-9));
    assertThat(explanation.words())
        .contains(
            "Gate of a has 39.0 of the 40.0 points it needs, so the band is Good and not"
                + " Excellent.");
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
}
