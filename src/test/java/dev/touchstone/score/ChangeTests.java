package dev.touchstone.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.Aggregation;
import dev.touchstone.definition.MissingPolicy;
import dev.touchstone.definition.Scorecard;
import dev.touchstone.shared.PartnerId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeTests {
  private static final PartnerId FIRST = new PartnerId("p00000");

  private static Scorecard card(double weightOfA) {
    return Cards.card(
            Cards.kpi("a", Cards.asIs()).weight(weightOfA).done(),
            Cards.kpi("b", Cards.asIs()).weight(100 - weightOfA).done())
        .done();
  }

  private static Change.Moved moved(Scores before, Scores after) {
    return (Change.Moved) Change.between(before, after, FIRST);
  }

  private static double sum(Change.Moved change) {
    return change.lines().stream().mapToDouble(Change.Line::effect).sum();
  }

  @Test
  void betterPointsCountByTheirWeight() {
    var scores =
        Scorer.score(
            card(40),
            Sheet.of(1).kpi("a", 50).kpi("b", 80).quarter().kpi("a", 70).kpi("b", 75).done());
    var change = moved(scores.get(0), scores.get(1));
    assertThat(change.total()).isCloseTo(5, within(1e-9)); // 0.4*20 - 0.6*5
    var a = (Change.Stayed) change.lines().get(0);
    assertThat(a.byPoints()).isCloseTo(8, within(1e-9));
    assertThat(a.byWeight()).isZero();
    assertThat(change.lines().get(1).effect()).isCloseTo(-3, within(1e-9));
  }

  @Test
  void anotherWeightHasALineOfItsOwn() {
    var sheet = Sheet.of(1).kpi("a", 50).kpi("b", 80).quarter().kpi("a", 70).kpi("b", 80);
    var before = Scorer.score(card(40), sheet.done()).get(0);
    var after = Scorer.score(card(60), sheet.done()).get(1);
    var change = moved(before, after);
    var a = (Change.Stayed) change.lines().get(0);
    assertThat(a.byPoints()).isCloseTo(0.5 * 20, within(1e-9));
    assertThat(a.byWeight()).isCloseTo(60 * 0.2, within(1e-9));
    assertThat(((Change.Stayed) change.lines().get(1)).byWeight()).isCloseTo(-16, within(1e-9));
    assertThat(sum(change)).isCloseTo(74 - 68, within(1e-9));
  }

  @Test
  void aKpiThatLosesItsDataIsLeftOutAndOneThatGetsDataComesIn() {
    var scores =
        Scorer.score(
            card(50),
            Sheet.of(1)
                .kpi("a", 50)
                .kpi("b", Sheet.NONE)
                .quarter()
                .kpi("a", Sheet.NONE)
                .kpi("b", 80)
                .done());
    var change = moved(scores.get(0), scores.get(1));
    assertThat(change.lines().get(0)).isInstanceOf(Change.LeftOut.class);
    assertThat(change.lines().get(0).effect()).isCloseTo(-50, within(1e-9));
    assertThat(change.lines().get(1)).isInstanceOf(Change.CameIn.class);
    assertThat(change.lines().get(1).effect()).isCloseTo(80, within(1e-9));
    assertThat(sum(change)).isCloseTo(change.total(), within(1e-9));
  }

  @Test
  void geometricMeansAddUpToo() {
    var card =
        Cards.card(
                Cards.group(
                    "x",
                    60,
                    Aggregation.HARMONIC,
                    List.of(
                        Cards.kpi("a", Cards.asIs()).done(),
                        Cards.kpi("b", Cards.asIs()).weight(3).done())),
                Cards.group("y", 40, Cards.kpi("c", Cards.asIs()).done()))
            .aggregate(Aggregation.GEOMETRIC)
            .done();
    var scores =
        Scorer.score(
            card,
            Sheet.of(1)
                .kpi("a", 50)
                .kpi("b", 20)
                .kpi("c", 90)
                .quarter()
                .kpi("a", 55)
                .kpi("b", 60)
                .kpi("c", 30)
                .done());
    var change = moved(scores.get(0), scores.get(1));
    assertThat(change.lines()).hasSize(3);
    assertThat(sum(change)).isCloseTo(change.total(), within(1e-9));
  }

  @Test
  void aWithheldScoreHasNoChange() {
    var card =
        Cards.card(Cards.kpi("a", Cards.asIs()).whenMissing(new MissingPolicy.Withhold()).done())
            .done();
    var scores = Scorer.score(card, Sheet.of(1).kpi("a", Sheet.NONE).quarter().kpi("a", 5).done());
    assertThat(Change.between(scores.get(0), scores.get(1), FIRST))
        .isEqualTo(new Change.Incomparable("There is no score for 2026-Q1"));
    assertThat(Change.between(scores.get(0), scores.get(1), new PartnerId("stranger")))
        .isEqualTo(new Change.Incomparable("stranger is not among those scored for 2026-Q1"));
  }
}
