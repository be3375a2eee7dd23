package dev.touchstone.score.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.score.Cards;
import dev.touchstone.score.Sheet;
import dev.touchstone.shared.Unit;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RuleTests {
  private static final Span HUNDRED = new Span(0, 100);

  private static double points(Scoring scoring, boolean lower, double value, double target) {
    return rule(scoring, lower, HUNDRED).points(value, target, Distribution.EMPTY, 0);
  }

  private static Rule rule(Scoring scoring, boolean lower, Span span) {
    var kpi = Cards.kpi("kpi", scoring);
    return Rule.of((lower ? kpi.lower() : kpi).done(), span);
  }

  private static Distribution peers(double... values) {
    var everybody = Grouping.by(java.util.List.of(), Sheet.of(values.length).done().population());
    return Distribution.byGroup(everybody, values)[0];
  }

  @Test
  void attainmentRisesInAStraightLineBetweenItsTwoShares() {
    var scoring = Cards.attainment("0.5", "1", "1");
    assertThat(points(scoring, false, 49, 100)).isEqualTo(0);
    assertThat(points(scoring, false, 50, 100)).isEqualTo(0);
    assertThat(points(scoring, false, 82.2, 100)).isCloseTo(64.4, within(1e-12));
    assertThat(points(scoring, false, 100, 100)).isEqualTo(100);
    assertThat(points(scoring, false, 150, 100)).isEqualTo(100);
    assertThat(points(scoring, false, -20, 100)).isEqualTo(0);
  }

  @Test
  void attainmentMayGoBeyondTheScaleWhereTheScorecardDeclaresIt() {
    var scoring = Cards.attainment("0.5", "1", "1.2");
    var declared = rule(scoring, false, new Span(0, 100, 0, 140));
    assertThat(declared.points(110, 100, Distribution.EMPTY, 0)).isCloseTo(120, within(1e-12));
    assertThat(declared.points(300, 100, Distribution.EMPTY, 0)).isCloseTo(140, within(1e-12));
    assertThat(points(scoring, false, 300, 100)).as("nothing is declared").isEqualTo(100);
    var less = rule(scoring, false, new Span(0, 100, 0, 130));
    assertThat(less.points(300, 100, Distribution.EMPTY, 0)).isEqualTo(130);
  }

  @Test
  void whereLowerIsBetterAttainmentIsTargetOverValue() {
    var scoring = Cards.attainment("0.5", "1", "1");
    assertThat(points(scoring, true, 10, 10)).isEqualTo(100);
    assertThat(points(scoring, true, 12.5, 10)).isCloseTo(60, within(1e-12));
    assertThat(points(scoring, true, 20, 10)).isEqualTo(0);
    assertThat(points(scoring, true, 0, 10)).isEqualTo(100);
    assertThat(points(scoring, true, -1, 10)).isEqualTo(100);
  }

  @Test
  void goalScoresTwoThirdsAndRedFlagOneThird() {
    var rule = rule(Cards.goal("700", "500"), false, new Span(0, 10));
    assertThat(at(rule, 300)).isEqualTo(0);
    assertThat(at(rule, 500)).isCloseTo(10 / 3.0, within(1e-12));
    assertThat(at(rule, 700)).isCloseTo(20 / 3.0, within(1e-12));
    assertThat(at(rule, 900)).isEqualTo(10);
    assertThat(at(rule, 100)).isEqualTo(0);
    assertThat(at(rule, 2000)).isEqualTo(10);
  }

  @Test
  void aGoalBelowTheRedFlagMeansLowerIsBetter() {
    var rule = rule(Cards.goal("500", "700"), true, new Span(0, 10));
    assertThat(at(rule, 900)).isEqualTo(0);
    assertThat(at(rule, 700)).isCloseTo(10 / 3.0, within(1e-12));
    assertThat(at(rule, 500)).isCloseTo(20 / 3.0, within(1e-12));
    assertThat(at(rule, 300)).isEqualTo(10);
  }

  private static double at(Rule rule, double value) {
    return rule.points(value, Double.NaN, Distribution.EMPTY, 0);
  }

  @Test
  void minMaxRunsFromTheWorstPeerToTheBest() {
    var peers = peers(4, 2, 10);
    var higher = new MinMaxRule(HUNDRED, false);
    assertThat(higher.points(2, 0, peers, 2)).isEqualTo(0);
    assertThat(higher.points(4, 0, peers, 2)).isEqualTo(25);
    assertThat(higher.points(10, 0, peers, 2)).isEqualTo(100);
    var lower = new MinMaxRule(HUNDRED, true);
    assertThat(lower.points(2, 0, peers, 2)).isEqualTo(100);
    assertThat(lower.points(4, 0, peers, 2)).isEqualTo(75);
    assertThat(lower.points(11, 0, peers, 3)).as("carried, beyond the worst").isEqualTo(0);
  }

  @Test
  void percentileCountsThePeersThatDoWorseAndTiesShareTheMinimum() {
    var peers = peers(1, 2, 2, 3, 5);
    var higher = new PercentileRule(HUNDRED, false);
    assertThat(higher.points(1, 0, peers, 4)).isEqualTo(0);
    assertThat(higher.points(2, 0, peers, 4)).isEqualTo(25);
    assertThat(higher.points(3, 0, peers, 4)).isEqualTo(75);
    assertThat(higher.points(5, 0, peers, 4)).isEqualTo(100);
    var lower = new PercentileRule(HUNDRED, true);
    assertThat(lower.points(1, 0, peers, 4)).isEqualTo(100);
    assertThat(lower.points(2, 0, peers, 4)).isEqualTo(50);
    assertThat(lower.points(5, 0, peers, 4)).isEqualTo(0);
  }

  @Test
  void aValueThatIsNotAmongThePeersIsRankedAsIfItHadJoinedThem() {
    var rule = new PercentileRule(HUNDRED, false);
    assertThat(rule.points(2.5, 0, peers(1, 2, 3, 4), 4)).isEqualTo(50);
  }

  @Test
  void zScoreDividesByNMinusOne() {
    var rule = new ZScoreRule(HUNDRED, false, 50, 15);
    var peers = peers(2, 4, 6); // mean 4, deviation 2
    assertThat(rule.points(6, 0, peers, 2)).isCloseTo(65, within(1e-12));
    assertThat(rule.points(4, 0, peers, 2)).isEqualTo(50);
    assertThat(new ZScoreRule(HUNDRED, true, 50, 15).points(6, 0, peers, 2))
        .isCloseTo(35, within(1e-12));
    assertThat(rule.points(100, 0, peers, 3)).as("clipped").isEqualTo(100);
  }

  @Test
  void whereAllPeersAreEqualEverybodyGetsTheMiddleOfTheScaleAndNobodyIsToldThatTheyAre() {
    var peers = peers(7, 7, 7);
    var reading = new Reading(7, 0, peers, 2, "everybody");
    for (Rule rule :
        new Rule[] {new MinMaxRule(HUNDRED, false), new ZScoreRule(HUNDRED, true, 50, 15)}) {
      assertThat(rule.points(reading)).isEqualTo(50);
      var others = new Reading(7, 0, peers(6, 7, 8), 2, "everybody");
      assertThat(rule.sentence(reading, new Phrasing(Unit.COUNT, 0, 1)))
          .endsWith("50.0 points")
          .isEqualTo(rule.sentence(others, new Phrasing(Unit.COUNT, 0, 1)));
    }
  }

  @Test
  void aSinglePeerGetsTheMiddleOfTheScale() {
    var alone = peers(7);
    assertThat(new MinMaxRule(HUNDRED, false).points(7, 0, alone, 0)).isEqualTo(50);
    assertThat(new PercentileRule(HUNDRED, false).points(7, 0, alone, 0)).isEqualTo(50);
    assertThat(new ZScoreRule(HUNDRED, false, 50, 15).points(7, 0, alone, 0)).isEqualTo(50);
  }

  @Test
  void percentileOfEqualPeersIsTheStartOfTheScale() {
    assertThat(new PercentileRule(HUNDRED, false).points(7, 0, peers(7, 7, 7), 2)).isEqualTo(0);
  }

  @Test
  void rubricStepsAreHalfOpen() {
    var scoring =
        Cards.rubric(
            Cards.step("2", "0", ""), Cards.step("2", "50", "Some"), Cards.step("5", "100", ""));
    assertThat(points(scoring, false, -9, 0)).isEqualTo(0);
    assertThat(points(scoring, false, 1.99, 0)).isEqualTo(0);
    assertThat(points(scoring, false, 2, 0)).isEqualTo(50);
    assertThat(points(scoring, false, 4.99, 0)).isEqualTo(50);
    assertThat(points(scoring, false, 5, 0)).isEqualTo(100);
    assertThat(points(scoring, false, 1e9, 0)).isEqualTo(100);
  }

  @Test
  void everyRuleSaysWhyInPlainWords() {
    var five = peers(2, 3, 4, 6, 11);
    var group = "region EMEA";
    assertThat(sentence(Cards.attainment("0.5", "1", "1"), 8220, 10000, five, Unit.MONEY, 2, group))
        .isEqualTo("82.2 % of target; 50 % scores nothing, 100 % full marks: 64.4 points");
    assertThat(
            sentence(Cards.attainment("0.5", "1", "1.2"), 14000, 10000, five, Unit.MONEY, 2, group))
        .isEqualTo(
            "140.0 % of target, of which 120 % counts; 50 % scores nothing, 100 % full marks:"
                + " 140.0 points, 40.0 of them for over-fulfilment");
    assertThat(sentence(Cards.goal("700", "500"), 600, 0, five, Unit.COUNT, 0, group))
        .isEqualTo("600; the goal 700 scores 66.7, the red flag 500 33.3: 50.0 points");
    assertThat(sentence(new Scoring.MinMax(), 0.0425, 0, peers(0.02, 0.11), Unit.PERCENT, 4, group))
        .isEqualTo(
            "4.25 %; the worst of its peers in region EMEA scores 0.0, the best 100.0: 25.0"
                + " points");
    assertThat(sentence(new Scoring.Percentile(), 4, 0, five, Unit.DAYS, 0, group))
        .isEqualTo("better than 50.0 % of its peers in region EMEA: 50.0 points");
    assertThat(sentence(new Scoring.Percentile(), 4, 0, peers(4, 4, 3), Unit.DAYS, 0, group))
        .as("not who is level with it")
        .isEqualTo("better than 50.0 % of its peers in region EMEA: 50.0 points");
    assertThat(
            sentence(
                new Scoring.ZScore(BigDecimal.valueOf(50), BigDecimal.valueOf(15)),
                4,
                0,
                peers(4, 6, 8),
                Unit.DAYS,
                1,
                group))
        .isEqualTo(
            "4 days by its distance from the mean of its peers in region EMEA; the mean scores"
                + " 50.0, each standard deviation 15.0: 35.0 points");
    var rubric = Cards.rubric(Cards.step("2", "0", "None"), Cards.step("2", "50", "Some"));
    assertThat(sentence(rubric, 1, 0, five, Unit.DAYS, 0, group))
        .isEqualTo("1 day is in the step below 2 days (None): 0.0 points");
    assertThat(sentence(rubric, 2, 0, five, Unit.DAYS, 0, group))
        .isEqualTo("2 days is in the step from 2 days (Some): 50.0 points");
  }

  private static String sentence(
      Scoring scoring,
      double value,
      double target,
      Distribution peers,
      Unit unit,
      int precision,
      String group) {
    return rule(scoring, false, new Span(0, 100, 0, 140))
        .sentence(
            new Reading(value, target, peers, peers.count() - 1, group),
            new Phrasing(unit, precision, 1, 100));
  }
}
