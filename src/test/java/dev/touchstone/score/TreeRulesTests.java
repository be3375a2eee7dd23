package dev.touchstone.score;

import static dev.touchstone.score.Look.latest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.Aggregation;
import dev.touchstone.definition.Aggregation.Zeros;
import dev.touchstone.definition.Formula;
import dev.touchstone.definition.Scorecard;
import dev.touchstone.definition.Scorecard.MinimumParts;
import dev.touchstone.score.Explanation.Outcome;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Means with zeros, duels, formulas, and how many parts a group needs. */
class TreeRulesTests {
  private static Scorecard card(Aggregation aggregation, String... kpis) {
    return Cards.card(
            java.util.Arrays.stream(kpis)
                .map(id -> (Scorecard.Node) Cards.kpi(id, Cards.asIs()).done())
                .toArray(Scorecard.Node[]::new))
        .aggregate(aggregation)
        .scale("0", "100", 4)
        .done();
  }

  private static String withheld(Scores scores, int partner) {
    return ((Outcome.Withheld) scores.explain(partner).outcome()).reason();
  }

  private static void addsUp(Scores scores, int partner) {
    var root = scores.explain(partner).root();
    assertThat(root.parts().stream().mapToDouble(Explanation.Part::contribution).sum())
        .isCloseTo(scores.points("score", partner), within(1e-9));
  }

  @Test
  void aZeroInAGeometricMeanDoesWhatIsDeclared() {
    var sheet = Sheet.of(1).kpi("a", 0).kpi("b", 64);
    assertThat(latest(card(Aggregation.GEOMETRIC, "a", "b"), sheet).score(0)).isZero();
    var refused = latest(card(new Aggregation.Geometric(new Zeros.NoPoints()), "a", "b"), sheet);
    assertThat(refused.score(0)).isNaN();
    assertThat(withheld(refused, 0)).isEqualTo("A has no points, so Score has none either");
    var moved =
        latest(card(new Aggregation.Geometric(new Zeros.Rescale(BigDecimal.ONE)), "a", "b"), sheet);
    assertThat(moved.score(0)).isCloseTo(Math.sqrt(1 + 64 * 0.99), within(1e-4));
    addsUp(moved, 0);
  }

  @Test
  void onlyZerosUnderARescaledMeanStillAddUp() {
    var scores =
        latest(
            card(new Aggregation.Geometric(new Zeros.Rescale(BigDecimal.TEN)), "a", "b"),
            Sheet.of(1).kpi("a", 0).kpi("b", 0));
    assertThat(scores.score(0)).isEqualTo(10);
    addsUp(scores, 0);
  }

  @Test
  void duelsWithGapsDoNotDependOnTheOrderOfPartners() {
    var forward =
        latest(
            card(new Aggregation.Copeland(), "a", "b"),
            Sheet.of(3).kpi("a", 1, 2, Sheet.NONE).kpi("b", Sheet.NONE, 1, 2));
    var backward =
        latest(
            card(new Aggregation.Copeland(), "a", "b"),
            Sheet.of(3).kpi("a", Sheet.NONE, 2, 1).kpi("b", 2, 1, Sheet.NONE));
    for (int i = 0; i < 3; i++) {
      assertThat(forward.points("score", i)).isEqualTo(backward.points("score", 2 - i));
      addsUp(forward, i);
    }
    assertThat(forward.points("score", 0)).isEqualTo(25);
    assertThat(forward.points("score", 1)).isEqualTo(50);
    assertThat(forward.points("score", 2)).isEqualTo(75);
  }

  @Test
  void aloneThereIsNobodyToDuelWith() {
    var scores = latest(card(new Aggregation.Copeland(), "a"), Sheet.of(2).kpi("a", 5, Sheet.NONE));
    assertThat(scores.score(0)).isEqualTo(50);
    assertThat(scores.points("score", 1)).isNaN();
  }

  /** COINr's outranking matrix: o(i,j), with weights 1, 2, 1, 2, 1. */
  @Test
  void theOutrankingMatrixIsCoinrs() {
    var rows = Oracle.rows("coinr/results/A01_minmax_0_100__amean__aggregated.csv");
    var parts = List.of("Physical", "ConEcFin", "Political", "Instit", "P2P");
    var columns = new double[5][];
    for (int k = 0; k < 5; k++) {
      var part = parts.get(k);
      columns[k] = rows.stream().mapToDouble(row -> Oracle.number(row, part)).toArray();
    }
    var units = rows.stream().map(row -> row.getField("uCode")).toList();
    double[] weights = {1, 2, 1, 2, 1};
    int compared = 0;
    for (var row : Oracle.rows("coinr/results/B12_outranking_matrix_Conn_w12121.csv")) {
      int one = units.indexOf(row.getField("uCode"));
      for (int other = 0; other < units.size(); other++) {
        double theirs = Oracle.number(row, units.get(other));
        double ours =
            one == other ? 0 : CopelandScore.outranking(columns, weights, 0, 5, one, other);
        assertThat(ours).isCloseTo(theirs, within(1e-12));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(51 * 51);
  }

  @Test
  void aFormulaNeedsAllItsPartsAndADivisionByZeroMakesNoPoints() {
    var ratio = new Aggregation.Combination(new Formula("100 * a / b_b", Cards.AT));
    var scores =
        latest(
            card(ratio, "a", "b-b"),
            Sheet.of(3).kpi("a", 20, 20, 20).kpi("b-b", 40, 0, Sheet.NONE));
    assertThat(scores.score(0)).isEqualTo(50);
    addsUp(scores, 0);
    assertThat(scores.score(1)).isNaN();
    assertThat(withheld(scores, 2)).isEqualTo("B b has no points, and Score needs them");
  }

  @Test
  void aGroupNeedsSoManyOfItsPartsByCount() {
    var group =
        new Scorecard.Group(
            "g",
            "Group",
            BigDecimal.ONE,
            "",
            Aggregation.ARITHMETIC,
            new MinimumParts.Share(new BigDecimal("0.6")),
            true,
            List.of(
                Cards.kpi("a", Cards.asIs()).done(),
                Cards.kpi("b", Cards.asIs()).done(),
                Cards.kpi("c", Cards.asIs()).done()),
            Cards.AT);
    var card = Cards.card(group, Cards.kpi("d", Cards.asIs()).done()).done();
    var scores =
        latest(
            card,
            Sheet.of(2)
                .kpi("a", 10, 10)
                .kpi("b", 30, Sheet.NONE)
                .kpi("c", Sheet.NONE, Sheet.NONE)
                .kpi("d", 40, 40));
    assertThat(scores.points("g", 0)).isEqualTo(20);
    assertThat(scores.points("g", 1)).isNaN();
    assertThat(withheld(scores, 1)).isEqualTo("Group: 1 of 3 parts have points, and 2 are needed");
  }
}
