package dev.touchstone.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.scorecard.Sampling;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.Outliers;
import dev.touchstone.measure.Sample;
import dev.touchstone.score.column.Shrunk;
import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Scores;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A value that is not as measured was moved by whoever made it: its rows, its peers or nobody. */
class ChangeOfValuesTests {
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
    var move = Move.of(scores);
    assertThat(move.by(Kind.OWN)).isZero();
    assertThat(move.by(Kind.VOLUME)).isZero();
    assertThat(move.by(Kind.PEERS))
        .isPositive()
        .isCloseTo(shrunk(scores.get(1)).value() - shrunk(scores.get(0)).value(), within(1e-9));
    assertThat(move.lines().getFirst().note())
        .as("not which mean: whoever knows all others would know the last")
        .isEqualTo("moved toward another mean of its peers");
  }

  @Test
  void moreRowsBehindTheSameValueHaveALineOfTheirOwn() {
    var sheet = Sheet.of(4);
    rows(sheet, new double[] {80, 60, 20, 40}, new long[] {2, 9, 9, 9});
    rows(sheet.quarter(), new double[] {90, 60, 20, 40}, new long[] {8, 9, 9, 9});
    var scores = Scorer.score(shrinking(new MissingPolicy.Reweight()), sheet.done());
    var move = Move.of(scores);
    var then = shrunk(scores.get(0));
    // As few rows as then, among the peers of then; then as many as now.
    double own = then.ownWeight() * (90 - 80);
    double ratio = 2 / then.ownWeight() - 2;
    double volume = (8 / (8 + ratio) - then.ownWeight()) * (90 - then.peerMean());
    assertThat(move.by(Kind.OWN)).isCloseTo(own, within(0.011));
    assertThat(move.by(Kind.VOLUME)).isPositive().isCloseTo(volume, within(0.011));
    assertThat(move.by(Kind.PEERS))
        .as("it is one of its own peers")
        .isCloseTo(shrunk(scores.get(1)).value() - then.value() - own - volume, within(0.03));
    assertThat(move.sum()).isCloseTo(move.points(), within(1e-9));
    assertThat(move.words().toString()).contains("How many rows stand behind it: +");
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
    assertThat(Move.of(scores).lines()).isEmpty();
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
      var move =
          Move.of(
              card,
              Sheet.of(3)
                  .kpi("a", Sheet.NONE, 20, 40)
                  .kpi("b", 50, 50, 50)
                  .quarter()
                  .kpi("a", Sheet.NONE, 40, 60)
                  .kpi("b", 50, 50, 50));
      assertThat(move.lines())
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
    var move =
        Move.of(
            card,
            Sheet.of(3)
                .kpi("a", Sheet.NONE, 0, 40)
                .kpi("b", 25, 0, 100)
                .quarter()
                .kpi("a", Sheet.NONE, 0, 80)
                .kpi("b", 50, 0, 100));
    // A quarter of the way to 40, then half of it, then half of the way to 80.
    assertThat(move.by("a", Kind.OWN)).isCloseTo(20 - 10, within(1e-3));
    assertThat(move.by("a", Kind.PEERS)).isCloseTo(40 - 20, within(1e-3));
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
    var move = Move.of(scores);
    assertThat(move.lines()).hasSize(1);
    assertThat(move.by(Kind.PEERS)).isCloseTo(90 - 15, within(1e-9));
  }
}
