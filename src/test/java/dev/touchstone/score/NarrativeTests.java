package dev.touchstone.score;

import static dev.touchstone.score.Look.latest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.shared.Unit;
import org.junit.jupiter.api.Test;

class NarrativeTests {
  private static final double NONE = Sheet.NONE;

  @Test
  void theWordsSayWhatLiftedItWhatCostAndWhatIsMissing() {
    var card =
        Cards.card(
                Cards.kpi("revenue", Cards.attainment("0.5", "1", "1")).weight(60).done(),
                Cards.kpi("win-rate", new Scoring.Percentile())
                    .weight(30)
                    .unit(Unit.PERCENT, 4)
                    .done(),
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
    assertThatThrownBy(
            () ->
                latest(
                    Cards.card(Cards.kpi("b", Cards.asIs()).done()).done(),
                    Sheet.of(1).kpi("a", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Nothing was measured for the KPI b");
  }
}
