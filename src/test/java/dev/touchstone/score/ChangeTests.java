package dev.touchstone.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.score.change.Chain;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.shared.PartnerId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What moves a score from one period to the next, one reason at a time. */
class ChangeTests {
  private static Scorecard card(double weightOfA) {
    return Cards.card(
            Cards.kpi("a", Cards.asIs()).weight(weightOfA).done(),
            Cards.kpi("b", Cards.asIs()).weight(100 - weightOfA).done())
        .done();
  }

  @Test
  void betterPointsCountByTheirWeight() {
    var move =
        Move.of(
            card(40), Sheet.of(1).kpi("a", 50).kpi("b", 80).quarter().kpi("a", 70).kpi("b", 75));
    assertThat(move.points()).isCloseTo(5, within(1e-9)); // 0.4*20 - 0.6*5
    assertThat(move.by("a", Kind.OWN)).isCloseTo(8, within(1e-9));
    assertThat(move.by("b", Kind.OWN)).isCloseTo(-3, within(1e-9));
    assertThat(move.lines()).as("nothing else moved").hasSize(2);
  }

  @Test
  void anotherWeightHasALineOfItsOwn() {
    var sheet = Sheet.of(1).kpi("a", 50).kpi("b", 80).quarter().kpi("a", 70).kpi("b", 80);
    var before = Scorer.score(card(40), sheet.done()).get(0);
    var after = Scorer.score(card(60), sheet.done()).get(1);
    var move = Move.between(before, after);
    assertThat(move.by("a", Kind.OWN)).isCloseTo(0.5 * 20, within(1e-9));
    assertThat(move.by("a", Kind.WEIGHTS)).isCloseTo(60 * 0.2, within(1e-9));
    assertThat(move.by("b", Kind.WEIGHTS)).isCloseTo(-16, within(1e-9));
    assertThat(move.sum()).isCloseTo(74 - 68, within(1e-9));
  }

  @Test
  void peersThatGetBetterTakePointsFromAPartnerThatStandsStill() {
    var card = Cards.card(Cards.kpi("a", new Scoring.MinMax()).done()).done();
    var move = Move.of(card, Sheet.of(3).kpi("a", 50, 0, 100).quarter().kpi("a", 50, 0, 200));
    assertThat(move.by(Kind.OWN)).isZero();
    assertThat(move.by(Kind.PEERS)).isCloseTo(25 - 50, within(1e-9));
  }

  @Test
  void ownPerformanceIsMeasuredAgainstThePeersOfThen() {
    var card = Cards.card(Cards.kpi("a", new Scoring.MinMax()).done()).done();
    var move = Move.of(card, Sheet.of(3).kpi("a", 50, 0, 100).quarter().kpi("a", 80, 0, 200));
    assertThat(move.by(Kind.OWN)).isCloseTo(80 - 50, within(1e-9));
    assertThat(move.by(Kind.PEERS)).isCloseTo(40 - 80, within(1e-9));
  }

  @Test
  void aHigherTargetIsNotWorsePerformance() {
    var card = Cards.card(Cards.kpi("a", Cards.attainment("0", "1", "1")).done()).done();
    var sheet =
        Sheet.of(1)
            .kpi("a", new double[] {50}, new double[] {100})
            .quarter()
            .kpi("a", new double[] {60}, new double[] {150});
    var move = Move.of(card, sheet);
    assertThat(move.by(Kind.OWN)).isCloseTo(60 - 50, within(1e-9));
    assertThat(move.by(Kind.TARGET)).isCloseTo(40 - 60, within(1e-9));
  }

  @Test
  void anotherPeerGroupIsNotTheDoingOfThePeers() {
    var card =
        Cards.card(Cards.kpi("a", new Scoring.MinMax()).done())
            .peers(2, List.of(List.of("region"), List.of()))
            .done();
    var there =
        Sheet.of(4).kpi("a", 50, 100, 0, 60).attribute("region", "EMEA", "EMEA", "APAC", "APAC");
    var here =
        Sheet.of(4).kpi("a", 50, 100, 0, 60).attribute("region", "APAC", "EMEA", "APAC", "EMEA");
    var before = Scorer.score(card, there.done()).getFirst();
    var after = Scorer.score(card, here.done()).getFirst();
    var move = Move.between(before, after);
    assertThat(move.by(Kind.HIERARCHY)).isCloseTo(100, within(1e-9));
    assertThat(move.lines().getFirst().note())
        .isEqualTo("compared within region APAC, before within region EMEA");
  }

  @Test
  void aKpiThatLosesItsDataHasOneLineWithWhatTheOthersGainByItsWeight() {
    var move =
        Move.of(
            card(40),
            Sheet.of(1).kpi("a", 50).kpi("b", 80).quarter().kpi("a", Sheet.NONE).kpi("b", 80));
    assertThat(move.points()).isCloseTo(80 - 68, within(1e-9));
    assertThat(move.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.id()).isEqualTo("a");
              assertThat(line.kind()).isEqualTo(Kind.PRESENCE);
              assertThat(line.points()).isCloseTo(12, within(1e-9));
              assertThat(line.note()).isEqualTo("no data");
            });
  }

  @Test
  void whereNothingStaysTheOldTakesItsPartAwayAndTheNewBringsItsOwn() {
    var move =
        Move.of(
            card(50),
            Sheet.of(1)
                .kpi("a", 50)
                .kpi("b", Sheet.NONE)
                .quarter()
                .kpi("a", Sheet.NONE)
                .kpi("b", 80));
    assertThat(move.by("a", Kind.PRESENCE)).isCloseTo(-50, within(1e-9));
    assertThat(move.by("b", Kind.PRESENCE)).isCloseTo(80, within(1e-9));
    assertThat(move.sum()).isCloseTo(move.points(), within(1e-9));
  }

  @Test
  void aKpiThatIsNewOnTheScorecardIsAnotherMethod() {
    var sheet = Sheet.of(1).kpi("a", 50).kpi("b", 80).done();
    var before = Scorer.score(Cards.card(Cards.kpi("a", Cards.asIs()).done()).done(), sheet);
    var after = Scorer.score(card(60), sheet);
    var move = Move.between(before.getFirst(), after.getFirst());
    assertThat(move.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.id()).isEqualTo("b");
              assertThat(line.kind()).isEqualTo(Kind.METHOD);
              assertThat(line.points()).isCloseTo(12, within(1e-9));
              assertThat(line.note()).isEqualTo("new on the scorecard");
            });
  }

  @Test
  void anotherRuleOverTheSameValueIsAnotherMethod() {
    var sheet = Sheet.of(1).kpi("a", 50).quarter().kpi("a", 60).done();
    var before = Cards.card(Cards.kpi("a", Cards.asIs()).done()).done();
    var stricter = Cards.card(Cards.kpi("a", Cards.goal("80", "40")).done()).done();
    var move =
        Move.between(
            Scorer.score(before, sheet).getFirst(), Scorer.score(stricter, sheet).getLast());
    assertThat(move.by(Kind.OWN)).isCloseTo(10, within(1e-9));
    assertThat(move.by(Kind.METHOD)).isCloseTo(50 - 60, within(1e-9));
    assertThat(move.lines()).as("nothing else moved").hasSize(2);
  }

  @Test
  void whatTheRoundingAddsIsALine() {
    var move =
        Move.of(
            card(50),
            Sheet.of(1).kpi("a", 50.04).kpi("b", 50.04).quarter().kpi("a", 50.06).kpi("b", 50.06));
    assertThat(move.points()).isCloseTo(0.1, within(1e-9));
    assertThat(move.by(Kind.OWN)).isCloseTo(0.02, within(1e-9));
    assertThat(move.by(Kind.ROUNDING)).isCloseTo(0.08, within(1e-9));
  }

  @Test
  void aWithheldScoreHasNoChange() {
    var card =
        Cards.card(Cards.kpi("a", Cards.asIs()).whenMissing(new MissingPolicy.Withhold()).done())
            .done();
    var scores = Scorer.score(card, Sheet.of(1).kpi("a", Sheet.NONE).quarter().kpi("a", 5).done());
    assertThat(Chain.between(scores.get(0), scores.get(1)).change(Move.FIRST))
        .isEqualTo(
            new Change.Incomparable(
                "There is no score for 2026-Q1: A is required for a score: no data"));
    assertThat(Chain.between(scores.get(0), scores.get(1)).change(new PartnerId("stranger")))
        .isEqualTo(new Change.Incomparable("stranger is not among those scored for 2026-Q1"));
  }

  @Test
  void aChangeIsToldInPlainSentences() {
    var move =
        Move.of(
            card(40), Sheet.of(1).kpi("a", 50).kpi("b", 80).quarter().kpi("a", 70).kpi("b", 75));
    assertThat(move.words())
        .containsExactly(
            "Up by 5.0 points since 2026-Q1: 73.0 after 68.0, band still All, rank 1 of 1 after 1"
                + " of 1.",
            "Its own performance: +5.00 (A +8.00; B -3.00).");
  }
}
