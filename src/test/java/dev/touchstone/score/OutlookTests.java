package dev.touchstone.score;

import static dev.touchstone.score.Look.latest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.score.change.Chain;
import dev.touchstone.score.explanation.Opening;
import dev.touchstone.score.explanation.Outlook;
import dev.touchstone.score.explanation.Outlook.NextBand;
import dev.touchstone.score.explanation.Outlook.NextStep;
import dev.touchstone.score.explanation.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlookTests {
  private static final double NONE = Sheet.NONE;

  /**
   * 60 % of 70 + 30 % of 50 + 10 % of 40 = 61. Revenue at its target adds 60 % of 30, the survey at
   * its goal 10 % of 26.7, one in ten peers passed 30 % of 10.
   */
  @Test
  void eachKpiIsWorthWhatItsNextValueAddsTheNearestFirst() {
    var outlook = example().explain(1).outlook();
    assertThat(outlook.nextBand()).contains(new NextBand("good", "Good", 4));
    assertThat(outlook.heldBy()).isEmpty();
    assertThat(outlook.steps())
        .extracting(NextStep::kpi, NextStep::to, NextStep::worth, NextStep::bandThen)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("revenue", Optional.of(100.0), 18.0, "Good"),
            org.assertj.core.groups.Tuple.tuple("survey", Optional.of(70.0), 2.7, "Poor"),
            org.assertj.core.groups.Tuple.tuple("wins", Optional.empty(), 3.0, "Poor"));
    assertThat(outlook.steps().getFirst().how()).isEqualTo("from 85.00 to 100.00");
    assertThat(outlook.steps().getLast().how()).isEqualTo("passing one in ten of its peers");
    assertThat(outlook.steps().getLast().dependsOnPeers()).isTrue();
  }

  @Test
  void theThreeLinesSayWhatWhyAndWhatNext() {
    var opening = example().explain(1).opening();
    assertThat(opening.what()).isEqualTo("Partner p00001 scores 61.0 of 100: band Poor.");
    assertThat(opening.why())
        .isEqualTo("Revenue costs most: 70.0 of 100 points at 60 % of the score.");
    assertThat(opening.next())
        .isEqualTo(
            "4.0 points to Good. Nearest: Revenue +18.0 (enough for Good); Survey +2.7; Wins"
                + " +3.0.");
  }

  private static Scores example() {
    var card =
        Cards.card(
                Cards.kpi("revenue", Cards.attainment("0.5", "1", "1")).weight(60).done(),
                Cards.kpi("wins", new Scoring.Percentile()).weight(30).done(),
                Cards.kpi("survey", Cards.goal("70", "30")).weight(10).done())
            .band("poor", "0")
            .band("good", "65")
            .done();
    return latest(
        card,
        Sheet.of(3)
            .kpi("revenue", new double[] {90, 85, 95}, new double[] {100, 100, 100})
            .kpi("wins", 0.1, 0.2, 0.4)
            .kpi("survey", 50, 38, 80));
  }

  @Test
  void aGateThatHoldsTheBandIsTheWhyAndTheNext() {
    var card =
        Cards.card(
                Cards.kpi("a", Cards.asIs()).weight(90).done(),
                Cards.kpi("b", Cards.asIs()).weight(10).done())
            .band("poor", "0")
            .band("good", "50")
            .gates(Cards.gate("b", "30", "poor"))
            .done();
    var explanation = latest(card, Sheet.of(1).kpi("a", 80).kpi("b", 10)).explain(0);
    assertThat(explanation.outlook().nextBand()).contains(new NextBand("good", "Good", 0));
    assertThat(explanation.outlook().heldBy()).isEqualTo("Gate of b");
    assertThat(explanation.opening().why())
        .isEqualTo("Gate of b has 10.0 of the 30.0 points it needs, so the band is at most Poor.");
    assertThat(explanation.opening().next())
        .startsWith("Good is open once this gate is passed: Gate of b.");
    assertThat(explanation.outlook().steps())
        .filteredOn(step -> step.kpi().equals("b"))
        .singleElement()
        .satisfies(step -> assertThat(step.bandThen()).isEqualTo("Good"));
  }

  @Test
  void whoHasFullMarksOrNoScoreIsToldSo() {
    var card = Cards.card(Cards.kpi("a", Cards.attainment("0", "1", "1")).done()).done();
    var scores = latest(card, Sheet.of(2).kpi("a", new double[] {9, NONE}, new double[] {9, 9}));
    var best = scores.explain(0);
    assertThat(best.outlook().steps()).isEmpty();
    assertThat(best.opening().why()).isEqualTo("Every KPI that counts has full marks.");
    assertThat(best.opening().next())
        .isEqualTo("In the best band. No single KPI lifts the score by its next step.");
    var none = scores.explain(1);
    assertThat(none.outlook()).isEqualTo(Outlook.NONE);
    assertThat(none.opening())
        .isEqualTo(
            new Opening(
                "Partner p00001 has no score for 2026-Q1.",
                "Without data: none of the KPIs has a measured value.",
                "Counts for nothing now: A."));
  }

  @Test
  void theChangeAndItsLargestCauseAreToldWhereOneIsNamed() {
    var card =
        Cards.card(
                Cards.kpi("a", Cards.asIs()).weight(75).done(),
                Cards.kpi("b", Cards.asIs()).weight(25).done())
            .done();
    var sheet = Sheet.of(1).kpi("a", 50).kpi("b", 50).quarter().kpi("a", 40).kpi("b", 54);
    var scores = Scorer.score(card, sheet.done());
    var change =
        Chain.between(scores.getFirst(), scores.getLast())
            .change(scores.getLast().population().partners().getFirst());
    var opening = scores.getLast().explain(0).since(change).opening();
    assertThat(opening.first())
        .isEqualTo("Partner p00000 scores 43.5 of 100: band All, down 6.5 since 2026-Q1.");
    assertThat(opening.second()).isEqualTo("A lowered it most, by 7.5: its own performance.");
    assertThat(opening.since(change)).as("told twice is told once").isEqualTo(opening);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whoTakesAStepHasWhatItSaid(long seed) {
    var world = new World(seed, 1);
    var card = world.card();
    var data = world.data();
    var scores = latest(card, data.sheet(world.kpis, World.inOrder()));
    int taken = 0;
    for (int i = 0; i < World.PARTNERS; i++) {
      for (var step : scores.explain(i).outlook().steps()) {
        if (step.to().isEmpty()) {
          continue;
        }
        var then = after(card, world, data, i, step);
        assertThat(then.score(i) - scores.score(i))
            .as("%s of %d: %s", step.kpi(), i, step.how())
            .isCloseTo(step.worth(), within(1e-9));
        assertThat(then.points(step.kpi(), i)).isCloseTo(step.points(), within(1e-9));
        assertThat(bandTitle(then, i)).isEqualTo(step.bandThen());
        taken++;
      }
    }
    assertThat(taken + World.PERIODS).isPositive();
  }

  private static String bandTitle(Scores scores, int partner) {
    var id = scores.band(partner);
    return Character.toUpperCase(id.charAt(0)) + id.substring(1);
  }

  private static Scores after(
      dev.touchstone.definition.scorecard.Scorecard card,
      World world,
      World.Data data,
      int partner,
      NextStep step) {
    var ids = world.kpis.stream().map(kpi -> kpi.id()).toList();
    int at =
        ((World.PERIODS - 1) * world.kpis.size() + ids.indexOf(step.kpi())) * World.PARTNERS
            + partner;
    var moved = new ArrayList<>(data.values);
    double before = data.values.set(at, step.to().orElseThrow());
    assertThat(before).isEqualTo(step.from());
    var then = latest(card, data.sheet(world.kpis, World.inOrder()));
    data.values.clear();
    data.values.addAll(List.copyOf(moved));
    return then;
  }
}
