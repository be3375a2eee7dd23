package dev.touchstone.score;

import static dev.touchstone.score.Look.latest;
import static dev.touchstone.score.Look.leaf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.scorecard.Scale.OverFulfilment;
import dev.touchstone.definition.valuation.QuantileType;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.definition.valuation.Scoring.Ties;
import dev.touchstone.score.rule.CurveRule;
import dev.touchstone.score.rule.Distribution;
import dev.touchstone.score.rule.Grouping;
import dev.touchstone.score.rule.Span;
import dev.touchstone.score.rule.TowardRule;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules beyond the first six, their edges and what they do where a formula has no answer. */
class NormaliserTests {
  private static double[] points(Scoring scoring, boolean lower, double... values) {
    var draft = Cards.kpi("a", scoring);
    var card =
        Cards.card((lower ? draft.lower() : draft).done())
            .beyond(new OverFulfilment.Unlimited())
            .done();
    var scores = latest(card, Sheet.of(values.length).kpi("a", values));
    var points = new double[values.length];
    for (int i = 0; i < points.length; i++) {
      points[i] = scores.points("a", i);
      assertThat(scores.explain(i).words()).isNotEmpty();
    }
    return points;
  }

  private static BigDecimal n(String number) {
    return new BigDecimal(number);
  }

  @ParameterizedTest
  @CsvSource({"10, 1096", "12, 651", "18, 0", "20, 0"})
  void theDecathlonsHundredMetresAreACurve(double seconds, double expected) {
    var rule = new CurveRule(new Span(0, 2000), true, 25.4347, 18, 1.81, true);
    assertThat(rule.points(seconds, Double.NaN, Distribution.EMPTY, 0)).isEqualTo(expected);
  }

  @Test
  void goalpostsClipUnlessToldNotTo() {
    var posts = new Scoring.Goalposts(n("20"), n("70"), true, new Scoring.Axis.Linear());
    assertThat(points(posts, false, 10, 20, 45, 70, 90)).containsExactly(0, 0, 50, 100, 100);
    var open = new Scoring.Goalposts(n("70"), n("20"), false, new Scoring.Axis.Linear());
    assertThat(points(open, true, 10, 45, 90)).containsExactly(120, 50, -40);
  }

  @Test
  void aLogarithmicLineIsStraightInRatios() {
    var posts =
        new Scoring.Goalposts(n("1"), n("100"), true, new Scoring.Axis.Log(BigDecimal.ZERO));
    var points = points(posts, false, -5, 1, 10, 100);
    assertThat(points[0]).isZero();
    assertThat(points[2]).isCloseTo(50, within(1e-12));
    assertThat(points[3]).isEqualTo(100);
  }

  @Test
  void tiesShareWhatTheyAreToldTo() {
    double[] values = {5, 7, 7, 9};
    assertThat(points(new Scoring.Rank(Ties.MINIMUM, 1), false, values))
        .containsExactly(1, 2, 2, 4);
    assertThat(points(new Scoring.Rank(Ties.AVERAGE, 1), false, values))
        .containsExactly(1, 2.5, 2.5, 4);
    assertThat(points(new Scoring.Rank(Ties.MAXIMUM, 1), false, values))
        .containsExactly(1, 3, 3, 4);
    assertThat(points(new Scoring.Rank(Ties.DENSE, 1), false, values)).containsExactly(1, 2, 2, 3);
    assertThat(points(new Scoring.Rank(Ties.DENSE, 0), true, values)).containsExactly(2, 1, 1, 0);
  }

  @Test
  void thePercentileSaysWhichShareItIs() {
    double[] values = {5, 7, 8, 9};
    assertThat(points(new Scoring.Percentile(Scoring.Share.UP_TO, Ties.MINIMUM), false, values))
        .containsExactly(25, 50, 75, 100);
    assertThat(points(new Scoring.Percentile(Scoring.Share.MIDDLE, Ties.MINIMUM), false, values))
        .containsExactly(12.5, 37.5, 62.5, 87.5);
    assertThat(points(new Scoring.Percentile(Scoring.Share.EXPECTED, Ties.MINIMUM), false, values))
        .containsExactly(20, 40, 60, 80);
  }

  @Test
  void trimmedEndsGiveTheEndsOfTheScaleToWhoeverIsBeyond() {
    var rule = new Scoring.MinMax(n("0.25"), new QuantileType(7));
    assertThat(points(rule, false, 0, 10, 20, 30, 1000)).containsExactly(0, 0, 50, 100, 100);
  }

  @Test
  void aTargetNoBetterThanTheWorstIsReachedByEverybody() {
    var rule = new TowardRule(new Span(0, 100).unlimited(), false, false, "");
    var peers = Distribution.byGroup(everybody(3), new double[] {5, 6, 9})[0];
    assertThat(rule.points(5, 5, peers, 2)).isEqualTo(100);
    assertThat(rule.points(9, 4, peers, 2)).isEqualTo(100);
    assertThat(rule.points(9, 7, peers, 2)).isEqualTo(200);
    assertThat(new TowardRule(new Span(0, 100), false, true, "").points(9, 7, peers, 2))
        .isEqualTo(100);
  }

  @Test
  void aValueCarriedFromBehindThePeersWorstHasNoneOfTheWay() {
    var peers = Distribution.byGroup(everybody(3), new double[] {5, 6, 9})[0];
    var capped = new TowardRule(new Span(0, 100), false, true, "");
    assertThat(capped.points(1, 7, peers, 3)).isZero();
    assertThat(
            new TowardRule(new Span(0, 100).unlimited(), false, false, "").points(1, 7, peers, 3))
        .isEqualTo(-200);
  }

  private static Grouping everybody(int partners) {
    return Grouping.by(List.of(), Sheet.of(partners).done().population());
  }

  @Test
  void withoutTheReferencePartnerEverybodyLacksAValue() {
    var card = Cards.card(Cards.kpi("a", new Scoring.TowardPartner("p00001", true)).done()).done();
    var known = latest(card, Sheet.of(3).kpi("a", 2, 4, 8));
    assertThat(known.points("a", 2)).isEqualTo(100);
    assertThat(leaf(known, 0, "a").measurement().target())
        .as("it is another partner's value")
        .isEmpty();
    var unknown = latest(card, Sheet.of(3).kpi("a", 2, Sheet.NONE, 8));
    assertThat(unknown.points("a", 0)).isNaN();
    assertThat(leaf(unknown, 0, "a").valued().standIn())
        .startsWith("the partner to hold it against has no value");
  }

  @Test
  void aValueOfNoCategoryIsMissing() {
    var table =
        new Scoring.Categories(
            List.of(
                new Scoring.Category(n("0"), n("10"), "None"),
                new Scoring.Category(n("3"), n("90"), "Three")));
    var points = points(table, false, 3, -0.0, 2);
    assertThat(points[0]).isEqualTo(90);
    assertThat(points[1]).isEqualTo(10);
    assertThat(points[2]).isNaN();
  }

  @Test
  void withoutABestAboveZeroEverybodyGetsTheMiddle() {
    assertThat(points(new Scoring.ShareOfBest(), false, 0, -5)).containsExactly(50, 50);
    assertThat(points(new Scoring.ShareOfBest(), false, 4, 1, -1)).containsExactly(100, 25, 0);
  }
}
