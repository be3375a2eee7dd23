package dev.touchstone.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.scorecard.Aggregation;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.scorecard.Status;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.score.change.Chain;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Explanation.Leaf;
import dev.touchstone.shared.PartnerId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A KPI on trial is measured, has points, and moves nobody's score. */
class PilotTests {
  private static final List<Aggregation> AGGREGATIONS =
      List.of(
          Aggregation.ARITHMETIC,
          Aggregation.GEOMETRIC,
          Aggregation.HARMONIC,
          new Aggregation.Copeland());

  static List<Aggregation> aggregations() {
    return AGGREGATIONS;
  }

  private static Scorecard card(Aggregation how, Scorecard.Node... more) {
    var children = new Scorecard.Node[2 + more.length];
    children[0] = Cards.kpi("a", Cards.asIs()).weight(40).done();
    children[1] = Cards.kpi("b", new Scoring.MinMax()).weight(60).done();
    System.arraycopy(more, 0, children, 2, more.length);
    return Cards.card(children).aggregate(how).minimumCoverage("0.9").done();
  }

  @ParameterizedTest
  @MethodSource("aggregations")
  void itChangesNoScoreNoRankAndNoCoverage(Aggregation how) {
    var data =
        Sheet.of(3).kpi("a", 50, 60, 70).kpi("b", 1, 2, 3).kpi("new", 10, Sheet.NONE, 90).done();
    var without = Scorer.score(card(how), data).getFirst();
    var with =
        Scorer.score(
                card(
                    how,
                    Cards.kpi("new", new Scoring.MinMax())
                        .pilot()
                        .whenMissing(new MissingPolicy.Withhold())
                        .done()),
                data)
            .getFirst();
    for (int i = 0; i < 3; i++) {
      assertThat(with.score(i)).isEqualTo(without.score(i));
      assertThat(with.rank(i)).isEqualTo(without.rank(i));
      assertThat(with.coverage(i)).isEqualTo(without.coverage(i));
    }
    assertThat(with.points("new", 2)).as("it is scored all the same").isEqualTo(100);
  }

  @Test
  void itIsShownAsAPilotAndItsGapsAreNoGaps() {
    var scores =
        Scorer.score(
                card(Aggregation.ARITHMETIC, Cards.kpi("new", Cards.asIs()).pilot().done()),
                Sheet.of(2).kpi("a", 50, 60).kpi("b", 1, 2).kpi("new", 10, Sheet.NONE).done())
            .getFirst();
    var explanation = scores.explain(1);
    var leaf = (Leaf) explanation.root().parts().get(2);
    assertThat(leaf.status()).isEqualTo(Status.PILOT);
    assertThat(leaf.effectiveWeight()).isZero();
    assertThat(explanation.words()).contains("All of its weight is backed by measured data.");
  }

  @Test
  void aPilotNeverStandsInForWhatIsMissing() {
    var imputed =
        Cards.kpi("b", Cards.asIs()).whenMissing(new MissingPolicy.ImputeRowMean(false)).done();
    var data =
        Sheet.of(3)
            .kpi("a", 0, 50, 100)
            .kpi("b", 0, Sheet.NONE, 100)
            .kpi("new", 0, 100, 100)
            .done();
    var card =
        Cards.card(
                Cards.kpi("a", Cards.asIs()).done(),
                imputed,
                Cards.kpi("new", Cards.asIs()).pilot().done())
            .done();
    assertThat(Scorer.score(card, data).getFirst().points("b", 1)).isCloseTo(50, within(1e-9));
  }

  @Test
  void goingLiveIsAnotherMethod() {
    var data = Sheet.of(1).kpi("a", 50).kpi("new", 100).done();
    var a = Cards.kpi("a", Cards.asIs()).weight(80).done();
    var before = Cards.card(a, Cards.kpi("new", Cards.asIs()).pilot().done()).done();
    var after = Cards.card(a, Cards.kpi("new", Cards.asIs()).weight(20).done()).done();
    var change =
        (Change.Moved)
            Chain.between(
                    Scorer.score(before, data).getFirst(), Scorer.score(after, data).getFirst())
                .change(new PartnerId("p00000"));
    assertThat(change.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.kind()).isEqualTo(Kind.METHOD);
              assertThat(line.points()).isCloseTo(10, within(1e-9));
              assertThat(line.note()).isEqualTo("it counts now");
            });
  }
}
