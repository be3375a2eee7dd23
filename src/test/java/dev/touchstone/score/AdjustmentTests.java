package dev.touchstone.score;

import static dev.touchstone.score.Look.latest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.scorecard.Adjustment;
import dev.touchstone.definition.scorecard.Adjustment.Condition;
import dev.touchstone.definition.scorecard.Adjustment.Need;
import dev.touchstone.definition.scorecard.Aggregation;
import dev.touchstone.definition.scorecard.Scale;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.score.change.Chain;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.score.explanation.Explanation.Outcome;
import dev.touchstone.score.rule.Rounding;
import dev.touchstone.score.tree.Ranking;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdjustmentTests {
  private static final Condition EVERYBODY = new Condition(List.of(), Map.of());

  private static Cards.CardDraft card(Adjustment... steps) {
    return Cards.card(Cards.kpi("a", Cards.asIs()).done(), Cards.kpi("b", Cards.asIs()).done())
        .adjust(steps);
  }

  private static Adjustment bonus(int points, Condition condition) {
    return new Adjustment.Bonus("bonus", "Bonus", BigDecimal.valueOf(points), condition, Cards.AT);
  }

  @Test
  void aBonusIsForThoseWhoFulfilItsConditionAndTheScoreBeforeStaysVisible() {
    var condition =
        new Condition(
            List.of(new Need.AtLeast("a", new BigDecimal("60"))),
            Map.of("tier", List.of("gold", "platinum")));
    var sheet =
        Sheet.of(3)
            .attribute("tier", "gold", "silver", "gold")
            .kpi("a", 60, 60, 59.9)
            .kpi("b", 0, 0, 0);
    var scores = latest(card(bonus(5, condition)).done(), sheet);
    assertThat(scores.score(0)).isEqualTo(35);
    assertThat(scores.score(1)).isEqualTo(30);
    assertThat(scores.score(2)).isEqualTo(30);
    var explanation = scores.explain(0);
    assertThat(explanation.adjustments())
        .containsExactly(new Explanation.Adjusted("bonus", "Bonus", 30, 35, ""));
    assertThat(explanation.root().points()).contains(30.0);
    assertThat(((Outcome.Scored) explanation.outcome()).unrounded()).isEqualTo(35);
    assertThat(explanation.words()).contains("Bonus changed the score from 30.0 to 35.0 points.");
  }

  @Test
  void stepsAreTakenInTheirOrder() {
    var cap = new Adjustment.Cap("cap", "Cap", new BigDecimal("80"), EVERYBODY, Cards.AT);
    var sheet = Sheet.of(1).kpi("a", 90).kpi("b", 90);
    assertThat(latest(card(bonus(5, EVERYBODY), cap).done(), sheet).score(0)).isEqualTo(80);
    assertThat(latest(card(cap, bonus(5, EVERYBODY)).done(), sheet).score(0)).isEqualTo(85);
  }

  @Test
  void nobodyIsLiftedOverTheScale() {
    var scores = latest(card(bonus(50, EVERYBODY)).done(), Sheet.of(1).kpi("a", 90).kpi("b", 90));
    assertThat(scores.score(0)).isEqualTo(100);
  }

  @Test
  void heldHarmlessIsTheBetterOfWithAndWithout() {
    var hold =
        new Adjustment.HoldHarmless("hold", "Held harmless", List.of("b"), EVERYBODY, Cards.AT);
    var scores =
        latest(card(hold).done(), Sheet.of(3).kpi("a", 60, 60, 60).kpi("b", 20, 90, Sheet.NONE));
    assertThat(scores.score(0)).isEqualTo(60);
    assertThat(scores.score(1)).isEqualTo(75);
    assertThat(scores.score(2)).isEqualTo(60);
    assertThat(scores.explain(1).adjustments()).isEmpty();
  }

  private static Adjustment exception(LocalDate from, LocalDate until) {
    return new Adjustment.ByException(
        "merger",
        "Merger",
        new PartnerId("p00001"),
        new BigDecimal("72"),
        new Period("merger", from, until.plusDays(1)),
        "Two sets of books",
        Cards.AT);
  }

  @Test
  void anExceptionIsForOnePartnerAndGivesItsReason() {
    var sheet = Sheet.of(2).kpi("a", 50, 50).kpi("b", 50, 50);
    var quarter = sheet.done().periods().getLast().period();
    var decided = exception(quarter.from(), quarter.lastDay());
    var scores = latest(card(decided).done(), sheet);
    assertThat(scores.score(0)).isEqualTo(50);
    assertThat(scores.score(1)).isEqualTo(72);
    assertThat(scores.rank(1)).isEqualTo(1);
    assertThat(scores.explain(1).words())
        .contains(
            "Merger changed the score from 50.0 to 72.0 points: Two sets of books (until %s)."
                .formatted(quarter.lastDay()));
  }

  @Test
  void anExceptionHoldsForPeriodsThatLieWithinItsDays() {
    var sheet = Sheet.of(2).kpi("a", 50, 50).kpi("b", 50, 50);
    var quarter = sheet.done().periods().getLast().period();
    for (var decided :
        List.of(
            exception(quarter.from().plusDays(1), quarter.lastDay()),
            exception(quarter.from(), quarter.lastDay().minusDays(1)),
            exception(quarter.to(), quarter.to().plusYears(1)))) {
      assertThat(latest(card(decided).done(), sheet).score(1)).isEqualTo(50);
    }
  }

  @Test
  void aChangeNamesTheStepsThatMadeIt() {
    var condition = new Condition(List.of(new Need.Below("a", new BigDecimal("50"))), Map.of());
    var sheet = Sheet.of(1).kpi("a", 60).kpi("b", 60).quarter().kpi("a", 40).kpi("b", 60);
    var scores = Scorer.score(card(bonus(-10, condition)).done(), sheet.done());
    var change =
        (Change.Moved) Chain.between(scores.get(0), scores.get(1)).change(new PartnerId("p00000"));
    assertThat(change.points()).isCloseTo(-20, within(1e-9));
    assertThat(change.lines())
        .contains(new Change.Line("bonus", "Bonus", Change.Kind.ADJUSTMENT, -10, ""));
    assertThat(change.lines().stream().mapToDouble(Change.Line::points).sum())
        .isCloseTo(change.points(), within(1e-9));
  }

  @Test
  void scoreRankAndChangeAreRoundedByTheirOwnRules() {
    var scale =
        new Scale(
            BigDecimal.ZERO, BigDecimal.valueOf(100), 1, 2, new Scale.ChangeRounding(false, 1));
    assertThat(Change.stated(scale, 10.04, 10.14)).isEqualTo(0.1);
    assertThat(Change.stated(scale, 10.04, 10.06)).isEqualTo(0);
    var ofRounded =
        new Scale(
            BigDecimal.ZERO, BigDecimal.valueOf(100), 1, 2, new Scale.ChangeRounding(true, 1));
    assertThat(Change.stated(ofRounded, 10.04, 10.06)).isEqualTo(0.1);
    var standings =
        Ranking.of(new double[] {10.04, 10.01, 10.014}, new Rounding(1), new Rounding(2));
    assertThat(standings.score(0)).isEqualTo(10.0);
    assertThat(standings.rank(0)).isEqualTo(1);
    assertThat(standings.rank(1)).isEqualTo(2);
    assertThat(standings.rank(2)).isEqualTo(2);
  }

  @Test
  void whatIsLeftOutIsNotMissedByTheGroupItStandsIn() {
    var hold =
        new Adjustment.HoldHarmless("hold", "Held harmless", List.of("b"), EVERYBODY, Cards.AT);
    var group =
        new Scorecard.Group(
            "g",
            "G",
            BigDecimal.TEN,
            "",
            Aggregation.ARITHMETIC,
            new Scorecard.MinimumParts.Share(new BigDecimal("0.6")),
            false,
            List.of(
                Cards.kpi("a", new Scoring.AsIs()).done(),
                Cards.kpi("b", new Scoring.AsIs()).done()),
            Cards.AT);
    var scores =
        latest(Cards.card(group).adjust(hold).done(), Sheet.of(1).kpi("a", 80).kpi("b", 20));
    assertThat(scores.score(0)).as("all of the one part that is left has points").isEqualTo(80);
  }
}
