package dev.touchstone.score;

import static dev.touchstone.score.Look.latest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.scorecard.Aggregation;
import dev.touchstone.definition.scorecard.Aggregation.Zeros;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.scorecard.Scorecard.MinimumParts;
import dev.touchstone.score.explanation.Explanation.Outcome;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.score.tree.Duels;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
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
    assertThat(root.parts().stream().mapToDouble(part -> part.contribution().orElse(0.0)).sum())
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

  /** The points are wins less losses over the scale, so both must tell the same. */
  @Test
  void duelsThatAreToldMakeThePoints() {
    var random = new Random(12);
    for (int n = 2; n < 12; n++) {
      var sheet = Sheet.of(n);
      for (var kpi : List.of("a", "b", "c")) {
        sheet.kpi(
            kpi,
            random.ints(n, 0, 8).mapToDouble(value -> value == 0 ? Sheet.NONE : value).toArray());
      }
      var scores = latest(card(new Aggregation.Copeland(), "a", "b", "c"), sheet);
      for (int i = 0; i < n; i++) {
        var duels = scores.explain(i).root().duels();
        double others = duels.won() + duels.lost() + duels.even() + duels.without();
        if (!Double.isNaN(scores.score(i)) && others > 0) {
          assertThat(50 + 50 * (duels.won() - duels.lost()) / others)
              .isCloseTo(scores.points("score", i), within(1e-9));
        }
        for (int j = 0; j < n; j++) {
          double one = scores.duel("score", i, j);
          double other = scores.duel("score", j, i);
          assertThat(Double.isNaN(one) ? 1 : one + other).isCloseTo(1, within(1e-12));
        }
      }
    }
  }

  @Test
  void theClosestDuelsAreNamedAndOtherGroupsHaveNone() {
    var sheet =
        Sheet.of(4)
            .kpi("a", 5, 4, 6, Sheet.NONE)
            .kpi("b", 5, 4, 4, Sheet.NONE)
            .kpi("c", 5, 6, 5, 9);
    var duels = latest(card(new Aggregation.Copeland(), "a", "b", "c"), sheet).explain(0).root();
    assertThat(duels.duels().words())
        .isEqualTo(
            "duels won 1, lost 1, level 1; closest: Partner p00002 (50.0 % of the weight), Partner"
                + " p00001 (66.7 % of the weight), Partner p00003 (0.0 % of the weight)");
    var mean = latest(card(Aggregation.ARITHMETIC, "a", "b", "c"), sheet).explain(0).root();
    assertThat(mean.duels()).isEqualTo(Duels.NONE);
    assertThat(mean.duels().any()).isFalse();
  }

  @Test
  void whoHasNoPartInCommonIsNoDuel() {
    var sheet = Sheet.of(3).kpi("a", 5, 4, Sheet.NONE).kpi("b", Sheet.NONE, 3, 2);
    var scores = latest(card(new Aggregation.Copeland(), "a", "b"), sheet);
    assertThat(scores.explain(0).root().duels().words())
        .isEqualTo(
            "duels won 1, lost 0, level 0, no part in common with 1; closest: Partner p00001"
                + " (100.0 % of the weight)");
    assertThat(scores.duel("score", 0, 2)).isNaN();
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
