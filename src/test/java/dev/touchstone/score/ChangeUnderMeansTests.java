package dev.touchstone.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.scorecard.Aggregation;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Change.Kind;
import org.junit.jupiter.api.Test;

/** Where points are not summed up, what each KPI did is shared out by the mean itself. */
class ChangeUnderMeansTests {
  @Test
  void geometricMeansFollowTheLogarithmicMean() {
    var card =
        Cards.card(
                Cards.kpi("a", Cards.asIs()).done(), Cards.kpi("b", Cards.asIs()).weight(3).done())
            .aggregate(Aggregation.GEOMETRIC)
            .scale("0", "100", 6)
            .done();
    var move =
        Move.of(card, Sheet.of(1).kpi("a", 50).kpi("b", 20).quarter().kpi("a", 40).kpi("b", 60));
    double g0 = Math.pow(50, 0.25) * Math.pow(20, 0.75);
    double g1 = Math.pow(40, 0.25) * Math.pow(60, 0.75);
    double mean = (g1 - g0) / Math.log(g1 / g0);
    assertThat(move.by("a", Kind.OWN)).isCloseTo(0.25 * mean * Math.log(0.8), within(1e-9));
    assertThat(move.by("b", Kind.OWN)).isCloseTo(0.75 * mean * Math.log(3), within(1e-9));
    assertThat(move.sum()).isCloseTo(move.points(), within(1e-9));
  }

  @Test
  void aZeroUnderAGeometricMeanIsSharedAmongAllOrders() {
    var card =
        Cards.card(Cards.kpi("a", Cards.asIs()).done(), Cards.kpi("b", Cards.asIs()).done())
            .aggregate(Aggregation.GEOMETRIC)
            .done();
    var move =
        Move.of(card, Sheet.of(1).kpi("a", 0).kpi("b", 40).quarter().kpi("a", 40).kpi("b", 90));
    // From 0 by a first: 40, then b: 60. By b first: 0, then a: 60.
    assertThat(move.by("a", Kind.OWN)).isCloseTo((40 + 60) / 2.0, within(1e-9));
    assertThat(move.by("b", Kind.OWN)).isCloseTo((20 + 0) / 2.0, within(1e-9));
  }

  @Test
  void othersThatPassByInADuelAreTheDoingOfThePeers() {
    var card =
        Cards.card(Cards.kpi("a", Cards.asIs()).done(), Cards.kpi("b", Cards.asIs()).done())
            .aggregate(new Aggregation.Copeland())
            .done();
    var move =
        Move.of(
            card,
            Sheet.of(3)
                .kpi("a", 50, 40, 30)
                .kpi("b", 50, 40, 30)
                .quarter()
                .kpi("a", 50, 60, 30)
                .kpi("b", 50, 60, 30));
    assertThat(move.lines())
        .containsExactly(new Change.Line("score", "Score", Kind.PEERS, -50, ""));
  }
}
