package dev.touchstone.score;

import static dev.touchstone.score.Look.latest;
import static dev.touchstone.score.Look.leaf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.MissingPolicy.Average;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.measure.State;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImputationTests {
  private static Scorecard card(MissingPolicy policy) {
    return Cards.card(
            Cards.kpi("a", new Scoring.MinMax()).whenMissing(policy).done(),
            Cards.kpi("b", new Scoring.MinMax()).whenMissing(policy).lower().done())
        .done();
  }

  @Test
  void aMeanStandsInIsComparedAndProvesNothing() {
    var scores =
        latest(
            card(new MissingPolicy.Impute(Average.MEAN, List.of())),
            Sheet.of(3).kpi("a", 0, 10, Sheet.NONE).kpi("b", 1, 2, 3));
    assertThat(scores.points("a", 2)).isEqualTo(50);
    assertThat(scores.coverage(2)).isEqualTo(0.5);
    var leaf = leaf(scores, 2, "a");
    assertThat(leaf.measurement().value()).isEmpty();
    assertThat(leaf.valued().counted()).contains(5.0);
    assertThat(leaf.valued().standIn())
        .isEqualTo("no data; the mean of the values of everybody stands in");
  }

  @Test
  void theMedianOfTheOwnGroupOrNothingWhereTheGroupHasNone() {
    var scores =
        latest(
            card(new MissingPolicy.Impute(Average.MEDIAN, List.of("region"))),
            Sheet.of(6)
                .attribute("region", "EMEA", "EMEA", "EMEA", "EMEA", "APAC", "")
                .kpi("a", 0, 1, 10, Sheet.NONE, Sheet.NONE, Sheet.NONE)
                .kpi("b", 1, 2, 3, 4, 5, 6));
    assertThat(leaf(scores, 3, "a").valued().counted()).contains(1.0);
    assertThat(scores.points("a", 4)).isNaN();
    assertThat(leaf(scores, 5, "a").valued().standIn())
        .isEqualTo(
            "no data; nothing can stand in; left out, and the other weights share its" + " part");
  }

  @Test
  void thePartnersOwnMeanIsBroughtToTheKpisValues() {
    var scores =
        latest(
            card(new MissingPolicy.ImputeRowMean(false)),
            Sheet.of(3).kpi("a", 0, 100, Sheet.NONE).kpi("b", 20, 40, 25));
    // Lower is better for b: 25 is three quarters of the way from 40 to 20.
    assertThat(leaf(scores, 2, "a").valued().counted()).contains(75.0);
  }

  @Test
  void whatDoesNotApplyIsNotImputed() {
    var scores =
        latest(
            card(new MissingPolicy.Impute(Average.MEAN, List.of())),
            Sheet.of(2).kpi("a", 3, Sheet.NONE).state("a", 1, State.NOT_APPLICABLE).kpi("b", 1, 2));
    assertThat(scores.points("a", 1)).isNaN();
    assertThat(scores.coverage(1)).isEqualTo(1);
  }

  @Test
  void aStandInWithoutATargetHasNothingToBeHeldAgainst() {
    var card =
        Cards.card(
                Cards.kpi("a", Cards.attainment("0", "1", "1"))
                    .whenMissing(new MissingPolicy.Impute(Average.MEAN, List.of()))
                    .done(),
                Cards.kpi("b", new Scoring.MinMax()).done())
            .done();
    var scores =
        latest(
            card,
            Sheet.of(5)
                .kpi(
                    "a",
                    new double[] {6, 8, 5, 5, Sheet.NONE},
                    new double[] {10, 10, 0, -10, Sheet.NONE})
                .kpi("b", 1, 2, 3, 4, 5));
    for (int partner = 2; partner < 5; partner++) {
      assertThat(scores.points("a", partner)).isNaN();
      assertThat(leaf(scores, partner, "a").valued().standIn()).contains("nothing can stand in");
    }
  }

  @Test
  void aMeanThatIsNoCategoryStandsInForNothing() {
    var card =
        Cards.card(
                Cards.kpi(
                        "a",
                        new Scoring.Categories(List.of(category("10", "40"), category("20", "80"))))
                    .whenMissing(new MissingPolicy.Impute(Average.MEAN, List.of()))
                    .done())
            .done();
    var scores = latest(card, Sheet.of(3).kpi("a", 10, 20, Sheet.NONE));
    assertThat(scores.points("a", 1)).isEqualTo(80);
    assertThat(scores.points("a", 2)).isNaN();
  }

  private static Scoring.Category category(String value, String points) {
    return new Scoring.Category(new BigDecimal(value), new BigDecimal(points), "");
  }
}
