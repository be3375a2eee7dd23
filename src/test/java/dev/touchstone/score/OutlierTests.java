package dev.touchstone.score;

import static dev.touchstone.score.Look.latest;
import static dev.touchstone.score.Look.leaf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.valuation.Outliers;
import dev.touchstone.definition.valuation.Outliers.Otherwise;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.score.column.Treated;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OutlierTests {
  private static final double[] ONE_FAR = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1000};

  private static Outliers winsorise(int atMost, Otherwise otherwise) {
    return new Outliers.Winsorise(atMost, otherwise, new BigDecimal("2"), new BigDecimal("3.5"));
  }

  @Test
  void aSingleFarValueMovesToTheNextAndTheExplanationShowsBoth() {
    var card =
        Cards.card(
                Cards.kpi("a", new Scoring.MinMax()).outliers(winsorise(5, Otherwise.KEEP)).done())
            .done();
    var scores = latest(card, Sheet.of(10).kpi("a", ONE_FAR));
    assertThat(scores.points("a", 8)).isEqualTo(100);
    var far = leaf(scores, 9, "a");
    assertThat(far.measurement().value()).contains(1000.0);
    assertThat(far.valued().counted()).contains(9.0);
    assertThat(far.valued().rule())
        .startsWith("1,000.00 is an outlier and counts as the next value");
    assertThat(leaf(scores, 0, "a").valued().counted()).isEmpty();
  }

  @Test
  void whereTooManyWouldHaveToMoveTheLogarithmCountsOrNothingIsDone() {
    var two = new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 900, 1000};
    assertThat(Treated.of(winsorise(1, Otherwise.KEEP), two)).isSameAs(Treated.NOT);
    var log = Treated.of(winsorise(1, Otherwise.LOG), two);
    assertThat(log.logarithm()).isTrue();
    assertThat(log.counted(1)).isEqualTo(StrictMath.log(0.01 * 999));
    assertThat(Treated.of(winsorise(5, Otherwise.LOG), two).counted(1000)).isEqualTo(15);
  }

  @Test
  void oneDeviatingValueAmongEqualsIsKeptBecauseNothingElseTellsThemApart() {
    var values = new double[20];
    Arrays.fill(values, 7);
    values[3] = 8;
    assertThat(Treated.of(winsorise(5, Otherwise.KEEP), values)).isSameAs(Treated.NOT);
  }

  @Test
  void aConstantColumnAndVeryFewValuesAreLeftAlone() {
    assertThat(Treated.of(winsorise(5, Otherwise.LOG), new double[] {4, 4, 4, 4}))
        .isSameAs(Treated.NOT);
    assertThat(Treated.of(winsorise(5, Otherwise.LOG), new double[] {4, Double.NaN, 1e9}))
        .isSameAs(Treated.NOT);
    assertThat(Treated.of(winsorise(5, Otherwise.LOG), new double[0])).isSameAs(Treated.NOT);
  }

  @Test
  void equalValuesMoveTogetherOrNotAtAll() {
    var tied = new double[22];
    Arrays.setAll(tied, i -> i < 20 ? i + 1 : 200);
    assertThat(Treated.of(winsorise(1, Otherwise.KEEP), tied)).isSameAs(Treated.NOT);
    assertThat(Treated.of(winsorise(2, Otherwise.KEEP), tied).counted(200)).isEqualTo(20);
  }
}
