package dev.touchstone.score;

import static dev.touchstone.score.Look.latest;
import static dev.touchstone.score.Look.leaf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.measure.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerTests {
  private static final double NONE = Sheet.NONE;

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
    assertThat(leaf(scores, 1, "a").valued().rule())
        .isEqualTo("better than 50.0 % of its peers in region EMEA, size S: 50.0 points");
    assertThat(leaf(scores, 3, "a").valued().rule())
        .isEqualTo("better than 100.0 % of its peers in region EMEA: 100.0 points");
    assertThat(leaf(scores, 4, "a").valued().peers().group()).isEqualTo("everybody");
    assertThat(leaf(scores, 4, "a").valued().peers().count()).isEqualTo(7);
    assertThat(leaf(scores, 6, "a").valued().peers().group())
        .as("of unknown region: not a region of its own")
        .isEqualTo("everybody");
    // one of the three small EMEA partners has no value for b, so two are too few
    assertThat(leaf(scores, 0, "b").valued().peers().group()).isEqualTo("region EMEA");
    assertThat(leaf(scores, 0, "b").valued().peers().count()).isEqualTo(3);
  }

  @Test
  void ifEvenTheLastGroupIsTooSmallTheKpiIsMissing() {
    var card =
        Cards.card(Cards.kpi("a", new Scoring.MinMax()).done(), Cards.kpi("b", Cards.asIs()).done())
            .peers(3, List.of(List.of()))
            .done();
    var scores = latest(card, Sheet.of(3).kpi("a", 1, 2, NONE).kpi("b", 30, 40, 50));
    assertThat(scores.score(0)).isEqualTo(30);
    assertThat(scores.coverage(0)).isEqualTo(0.5);
    var leaf = leaf(scores, 0, "a");
    assertThat(leaf.measurement().state()).isEqualTo(State.MISSING);
    assertThat(leaf.measurement().value()).contains(1.0);
    assertThat(leaf.valued().standIn())
        .isEqualTo(
            "too few peers with a value: 3 are needed; left out, and the other weights share its"
                + " part");
    assertThat(leaf(scores, 0, "b").points().orElseThrow())
        .as("an absolute rule needs no peers")
        .isCloseTo(30, within(1e-9));
  }

  @Test
  void peerStatisticsAreOfTheMeasuredValuesInTheGroup() {
    var card = Cards.card(Cards.kpi("a", Cards.asIs()).lower().done()).done();
    var peers = leaf(latest(card, Sheet.of(5).kpi("a", 4, 1, NONE, 2, 2)), 3, "a").valued().peers();
    assertThat(peers.count()).isEqualTo(4);
    assertThat(peers.minimum()).isEqualTo(1);
    assertThat(peers.median()).isEqualTo(2);
    assertThat(peers.mean()).isEqualTo(2.25);
    assertThat(peers.maximum()).isEqualTo(4);
    assertThat(peers.rank()).as("lower is better, ties share the smaller number").isEqualTo(2);
  }
}
