package dev.touchstone.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.Aggregation;
import dev.touchstone.definition.MissingPolicy;
import dev.touchstone.definition.Outliers;
import dev.touchstone.definition.Sampling;
import dev.touchstone.definition.Scorecard;
import dev.touchstone.definition.Scoring;
import dev.touchstone.measure.Sample;
import dev.touchstone.score.Change.Kind;
import dev.touchstone.shared.PartnerId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
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
    return change.lines().stream().mapToDouble(Change.Line::points).sum();
  }

  private static double of(Change.Moved change, String id, Kind kind) {
    return change.lines().stream()
        .filter(line -> line.id().equals(id) && line.kind() == kind)
        .mapToDouble(Change.Line::points)
        .sum();
  }

  @Test
  void betterPointsCountByTheirWeight() {
    var scores =
        Scorer.score(
            card(40),
            Sheet.of(1).kpi("a", 50).kpi("b", 80).quarter().kpi("a", 70).kpi("b", 75).done());
    var change = moved(scores.get(0), scores.get(1));
    assertThat(change.points()).isCloseTo(5, within(1e-9)); // 0.4*20 - 0.6*5
    assertThat(of(change, "a", Kind.OWN)).isCloseTo(8, within(1e-9));
    assertThat(of(change, "b", Kind.OWN)).isCloseTo(-3, within(1e-9));
    assertThat(change.lines()).as("nothing else moved").hasSize(2);
  }

  @Test
  void anotherWeightHasALineOfItsOwn() {
    var sheet = Sheet.of(1).kpi("a", 50).kpi("b", 80).quarter().kpi("a", 70).kpi("b", 80);
    var before = Scorer.score(card(40), sheet.done()).get(0);
    var after = Scorer.score(card(60), sheet.done()).get(1);
    var change = moved(before, after);
    assertThat(of(change, "a", Kind.OWN)).isCloseTo(0.5 * 20, within(1e-9));
    assertThat(of(change, "a", Kind.WEIGHTS)).isCloseTo(60 * 0.2, within(1e-9));
    assertThat(of(change, "b", Kind.WEIGHTS)).isCloseTo(-16, within(1e-9));
    assertThat(sum(change)).isCloseTo(74 - 68, within(1e-9));
  }

  @Test
  void peersThatGetBetterTakePointsFromAPartnerThatStandsStill() {
    var card = Cards.card(Cards.kpi("a", new Scoring.MinMax()).done()).done();
    var scores =
        Scorer.score(card, Sheet.of(3).kpi("a", 50, 0, 100).quarter().kpi("a", 50, 0, 200).done());
    var change = moved(scores.get(0), scores.get(1));
    assertThat(change.of(Kind.OWN)).isZero();
    assertThat(change.of(Kind.PEERS)).isCloseTo(25 - 50, within(1e-9));
  }

  @Test
  void ownPerformanceIsMeasuredAgainstThePeersOfThen() {
    var card = Cards.card(Cards.kpi("a", new Scoring.MinMax()).done()).done();
    var scores =
        Scorer.score(card, Sheet.of(3).kpi("a", 50, 0, 100).quarter().kpi("a", 80, 0, 200).done());
    var change = moved(scores.get(0), scores.get(1));
    assertThat(change.of(Kind.OWN)).isCloseTo(80 - 50, within(1e-9));
    assertThat(change.of(Kind.PEERS)).isCloseTo(40 - 80, within(1e-9));
  }

  @Test
  void aHigherTargetIsNotWorsePerformance() {
    var card = Cards.card(Cards.kpi("a", Cards.attainment("0", "1", "1")).done()).done();
    var sheet =
        Sheet.of(1)
            .kpi("a", new double[] {50}, new double[] {100})
            .quarter()
            .kpi("a", new double[] {60}, new double[] {150});
    var scores = Scorer.score(card, sheet.done());
    var change = moved(scores.get(0), scores.get(1));
    assertThat(change.of(Kind.OWN)).isCloseTo(60 - 50, within(1e-9));
    assertThat(change.of(Kind.TARGET)).isCloseTo(40 - 60, within(1e-9));
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
    var change = moved(before, after);
    assertThat(change.of(Kind.HIERARCHY)).isCloseTo(100, within(1e-9));
    assertThat(change.lines().getFirst().note())
        .isEqualTo("compared within region = APAC, before within region = EMEA");
  }

  @Test
  void aKpiThatLosesItsDataHasOneLineWithWhatTheOthersGainByItsWeight() {
    var scores =
        Scorer.score(
            card(40),
            Sheet.of(1)
                .kpi("a", 50)
                .kpi("b", 80)
                .quarter()
                .kpi("a", Sheet.NONE)
                .kpi("b", 80)
                .done());
    var change = moved(scores.get(0), scores.get(1));
    assertThat(change.points()).isCloseTo(80 - 68, within(1e-9));
    assertThat(change.lines())
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
    assertThat(of(change, "a", Kind.PRESENCE)).isCloseTo(-50, within(1e-9));
    assertThat(of(change, "b", Kind.PRESENCE)).isCloseTo(80, within(1e-9));
    assertThat(sum(change)).isCloseTo(change.points(), within(1e-9));
  }

  @Test
  void aKpiThatIsNewOnTheScorecardIsAnotherMethod() {
    var sheet = Sheet.of(1).kpi("a", 50).kpi("b", 80).done();
    var before = Scorer.score(Cards.card(Cards.kpi("a", Cards.asIs()).done()).done(), sheet);
    var after = Scorer.score(card(60), sheet);
    var change = moved(before.getFirst(), after.getFirst());
    assertThat(change.lines())
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
    var after = Cards.card(Cards.kpi("a", Cards.attainment("0", "1", "1")).done()).done();
    var stricter = Cards.card(Cards.kpi("a", Cards.goal("80", "40")).done()).done();
    var change =
        moved(Scorer.score(before, sheet).getFirst(), Scorer.score(stricter, sheet).getLast());
    assertThat(change.of(Kind.OWN)).isCloseTo(10, within(1e-9));
    assertThat(change.of(Kind.METHOD)).isCloseTo(50 - 60, within(1e-9));
    assertThat(after.kpis()).hasSize(1);
  }

  @Test
  void geometricMeansFollowTheLogarithmicMean() {
    var card =
        Cards.card(
                Cards.kpi("a", Cards.asIs()).done(), Cards.kpi("b", Cards.asIs()).weight(3).done())
            .aggregate(Aggregation.GEOMETRIC)
            .scale("0", "100", 6)
            .done();
    var scores =
        Scorer.score(
            card, Sheet.of(1).kpi("a", 50).kpi("b", 20).quarter().kpi("a", 40).kpi("b", 60).done());
    var change = moved(scores.get(0), scores.get(1));
    double g0 = Math.pow(50, 0.25) * Math.pow(20, 0.75);
    double g1 = Math.pow(40, 0.25) * Math.pow(60, 0.75);
    double mean = (g1 - g0) / Math.log(g1 / g0);
    assertThat(of(change, "a", Kind.OWN)).isCloseTo(0.25 * mean * Math.log(0.8), within(1e-9));
    assertThat(of(change, "b", Kind.OWN)).isCloseTo(0.75 * mean * Math.log(3), within(1e-9));
    assertThat(sum(change)).isCloseTo(change.points(), within(1e-9));
  }

  @Test
  void aZeroUnderAGeometricMeanIsSharedAmongAllOrders() {
    var card =
        Cards.card(Cards.kpi("a", Cards.asIs()).done(), Cards.kpi("b", Cards.asIs()).done())
            .aggregate(Aggregation.GEOMETRIC)
            .done();
    var scores =
        Scorer.score(
            card, Sheet.of(1).kpi("a", 0).kpi("b", 40).quarter().kpi("a", 40).kpi("b", 90).done());
    var change = moved(scores.get(0), scores.get(1));
    // From 0 by a first: 40, then b: 60. By b first: 0, then a: 60.
    assertThat(of(change, "a", Kind.OWN)).isCloseTo((40 + 60) / 2.0, within(1e-9));
    assertThat(of(change, "b", Kind.OWN)).isCloseTo((20 + 0) / 2.0, within(1e-9));
  }

  @Test
  void othersThatPassByInADuelAreTheDoingOfThePeers() {
    var card =
        Cards.card(Cards.kpi("a", Cards.asIs()).done(), Cards.kpi("b", Cards.asIs()).done())
            .aggregate(new Aggregation.Copeland())
            .done();
    var scores =
        Scorer.score(
            card,
            Sheet.of(3)
                .kpi("a", 50, 40, 30)
                .kpi("b", 50, 40, 30)
                .quarter()
                .kpi("a", 50, 60, 30)
                .kpi("b", 50, 60, 30)
                .done());
    var change = moved(scores.get(0), scores.get(1));
    assertThat(change.lines())
        .containsExactly(new Change.Line("score", "Score", Kind.PEERS, -50, ""));
  }

  @Test
  void whatTheRoundingAddsIsALine() {
    var scores =
        Scorer.score(
            card(50),
            Sheet.of(1)
                .kpi("a", 50.04)
                .kpi("b", 50.04)
                .quarter()
                .kpi("a", 50.06)
                .kpi("b", 50.06)
                .done());
    var change = moved(scores.get(0), scores.get(1));
    assertThat(change.points()).isCloseTo(0.1, within(1e-9));
    assertThat(change.of(Kind.OWN)).isCloseTo(0.02, within(1e-9));
    assertThat(change.of(Kind.ROUNDING)).isCloseTo(0.08, within(1e-9));
  }

  private static Scorecard shrinking(MissingPolicy missing) {
    return Cards.card(
            Cards.kpi("a", Cards.asIs())
                .sampling(new Sampling(BigDecimal.ZERO, Sampling.Shrink.PEER_MEAN))
                .whenMissing(missing)
                .done())
        .done();
  }

  /** Values that rows made, each of so many with so large squares within. */
  private static Sheet rows(Sheet sheet, double[] values, long[] rows) {
    var targets = new double[values.length];
    Arrays.fill(targets, Sheet.NONE);
    var samples = new ArrayList<Sample>();
    for (int i = 0; i < values.length; i++) {
      samples.add(
          rows[i] == 0
              ? new Sample.Unknown()
              : new Sample.Mean(rows[i], values[i], (rows[i] - 1) * 100.0));
    }
    return sheet.kpi("a", values, targets, samples);
  }

  private static Shrunk.Toward shrunk(Scores scores) {
    return (Shrunk.Toward) Look.leaf(scores, 0, "a").valued().shrunk();
  }

  @Test
  void aValuePulledTowardPeersThatMoveIsMovedByThem() {
    var sheet = Sheet.of(4);
    rows(sheet, new double[] {50, 60, 20, 40}, new long[] {4, 9, 9, 9});
    rows(sheet.quarter(), new double[] {50, 90, 80, 40}, new long[] {4, 9, 9, 9});
    var scores = Scorer.score(shrinking(new MissingPolicy.Reweight()), sheet.done());
    var change = moved(scores.get(0), scores.get(1));
    assertThat(change.of(Kind.OWN)).isZero();
    assertThat(change.of(Kind.VOLUME)).isZero();
    assertThat(change.of(Kind.PEERS))
        .isPositive()
        .isCloseTo(shrunk(scores.get(1)).value() - shrunk(scores.get(0)).value(), within(1e-9));
    assertThat(change.lines().getFirst().note())
        .startsWith("moved toward the mean of its peers, ")
        .contains(" after ");
  }

  @Test
  void moreRowsBehindTheSameValueHaveALineOfTheirOwn() {
    var sheet = Sheet.of(4);
    rows(sheet, new double[] {80, 60, 20, 40}, new long[] {2, 9, 9, 9});
    rows(sheet.quarter(), new double[] {90, 60, 20, 40}, new long[] {8, 9, 9, 9});
    var scores = Scorer.score(shrinking(new MissingPolicy.Reweight()), sheet.done());
    var change = moved(scores.get(0), scores.get(1));
    var then = shrunk(scores.get(0));
    // As few rows as then, among the peers of then; then as many as now.
    double own = then.ownWeight() * (90 - 80);
    double ratio = 2 / then.ownWeight() - 2;
    double volume = (8 / (8 + ratio) - then.ownWeight()) * (90 - then.peerMean());
    assertThat(change.of(Kind.OWN)).isCloseTo(own, within(0.011));
    assertThat(change.of(Kind.VOLUME)).isPositive().isCloseTo(volume, within(0.011));
    assertThat(change.of(Kind.PEERS))
        .as("it is one of its own peers")
        .isCloseTo(shrunk(scores.get(1)).value() - then.value() - own - volume, within(0.03));
    assertThat(sum(change)).isCloseTo(change.points(), within(1e-9));
    assertThat(change.words().toString()).contains("How many rows stand behind it: +");
  }

  @Test
  void aValueCarriedForwardIsMovedByNobody() {
    var sheet = Sheet.of(4);
    rows(sheet, new double[] {50, 60, 20, 40}, new long[] {4, 9, 9, 9});
    rows(sheet.quarter(), new double[] {Sheet.NONE, 90, 80, 40}, new long[] {0, 9, 9, 9});
    sheet.kpi("b", 10, 10, 10, 10);
    var both =
        Cards.card(
                shrinking(new MissingPolicy.CarryForward(1)).kpis().getFirst(),
                Cards.kpi("b", Cards.asIs()).done())
            .done();
    var measured = sheet.done();
    measured.periods().getFirst().kpis().put("b", measured.periods().get(1).kpis().get("b"));
    var scores = Scorer.score(both, measured);
    assertThat(moved(scores.get(0), scores.get(1)).lines()).isEmpty();
  }

  @Test
  void aStandInMadeOfOthersValuesIsTheDoingOfThePeers() {
    for (var average : MissingPolicy.Average.values()) {
      var card =
          Cards.card(
                  Cards.kpi("a", Cards.asIs())
                      .whenMissing(new MissingPolicy.Impute(average, List.of()))
                      .done(),
                  Cards.kpi("b", Cards.asIs()).done())
              .done();
      var scores =
          Scorer.score(
              card,
              Sheet.of(3)
                  .kpi("a", Sheet.NONE, 20, 40)
                  .kpi("b", 50, 50, 50)
                  .quarter()
                  .kpi("a", Sheet.NONE, 40, 60)
                  .kpi("b", 50, 50, 50)
                  .done());
      assertThat(moved(scores.get(0), scores.get(1)).lines())
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line.kind()).isEqualTo(Kind.PEERS);
                assertThat(line.points()).isCloseTo(10, within(1e-9));
                assertThat(line.note()).isEqualTo("the values of others stand in");
              });
    }
  }

  @Test
  void aStandInMadeOfThePartnersOtherKpisIsItsOwnAsFarAsTheyAre() {
    var card =
        Cards.card(
                Cards.kpi("a", Cards.asIs())
                    .whenMissing(new MissingPolicy.ImputeRowMean(false))
                    .done(),
                Cards.kpi("b", Cards.goal("66.66666666666666666667", "33.33333333333333333333"))
                    .weight(0.000001)
                    .done())
            .scale("0", "100", 4)
            .done();
    var scores =
        Scorer.score(
            card,
            Sheet.of(3)
                .kpi("a", Sheet.NONE, 0, 40)
                .kpi("b", 25, 0, 100)
                .quarter()
                .kpi("a", Sheet.NONE, 0, 80)
                .kpi("b", 50, 0, 100)
                .done());
    var change = moved(scores.get(0), scores.get(1));
    // A quarter of the way to 40, then half of it, then half of the way to 80.
    assertThat(of(change, "a", Kind.OWN)).isCloseTo(20 - 10, within(1e-3));
    assertThat(of(change, "a", Kind.PEERS)).isCloseTo(40 - 20, within(1e-3));
  }

  @Test
  void aValueThatIsNoOutlierAmongThePeersOfNowWasMovedByThem() {
    var far =
        new Outliers.Winsorise(1, Outliers.Otherwise.KEEP, new BigDecimal("1"), BigDecimal.ONE);
    var card = Cards.card(Cards.kpi("a", Cards.asIs()).outliers(far).done()).done();
    var scores =
        Scorer.score(
            card,
            Sheet.of(7)
                .kpi("a", 90, 10, 11, 12, 13, 14, 15)
                .quarter()
                .kpi("a", 90, 10, 30, 50, 70, 80, 85)
                .done());
    assertThat(scores.getFirst().score(0)).isEqualTo(15);
    var change = moved(scores.get(0), scores.get(1));
    assertThat(change.lines()).hasSize(1);
    assertThat(change.of(Kind.PEERS)).isCloseTo(90 - 15, within(1e-9));
  }

  @Test
  void aWithheldScoreHasNoChange() {
    var card =
        Cards.card(Cards.kpi("a", Cards.asIs()).whenMissing(new MissingPolicy.Withhold()).done())
            .done();
    var scores = Scorer.score(card, Sheet.of(1).kpi("a", Sheet.NONE).quarter().kpi("a", 5).done());
    assertThat(Change.between(scores.get(0), scores.get(1), FIRST))
        .isEqualTo(
            new Change.Incomparable(
                "There is no score for 2026-Q1: A is required for a score: no data"));
    assertThat(Change.between(scores.get(0), scores.get(1), new PartnerId("stranger")))
        .isEqualTo(new Change.Incomparable("stranger is not among those scored for 2026-Q1"));
  }

  @Test
  void aChangeIsToldInPlainSentences() {
    var scores =
        Scorer.score(
            card(40),
            Sheet.of(1).kpi("a", 50).kpi("b", 80).quarter().kpi("a", 70).kpi("b", 75).done());
    assertThat(moved(scores.get(0), scores.get(1)).words())
        .containsExactly(
            "Up by 5.0 points since 2026-Q1: 73.0 after 68.0, band still All, rank 1 of 1 after 1"
                + " of 1.",
            "Its own performance: +5.00 (A +8.00; B -3.00).");
  }
}
