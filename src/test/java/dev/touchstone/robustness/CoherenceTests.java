package dev.touchstone.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.measure.Measurements;
import dev.touchstone.robustness.Coherence.Consistency;
import dev.touchstone.robustness.Coherence.Fit;
import dev.touchstone.score.Scorer;
import dev.touchstone.shared.Json;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoherenceTests {
  private static final double NONE = Double.NaN;

  private static Coherence coherence(Measurements measured) {
    var card = Given.card("");
    return Coherence.of(card, Scorer.score(card, measured).getFirst());
  }

  private static Fit part(Coherence coherence, String id) {
    return coherence.parts().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static Consistency group(Coherence coherence, String id) {
    return coherence.groups().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static double[] column(SplittableRandom random, int partners) {
    return IntStream.range(0, partners).mapToDouble(_ -> random.nextDouble()).toArray();
  }

  private static String json(Coherence coherence) {
    var out = new StringWriter();
    Json.writeStatistics(TrialsDocument.CoherenceDocument.of(coherence), out);
    return out.toString();
  }

  /** F. J. Anscombe, The American Statistician 27 (1973), 17-21: all four have 0.816. */
  @Test
  void pearsonsIsThePublishedOneForAnscombesQuartet() {
    double[] x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
    double[] first = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
    double[] second = {9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74};
    assertThat(Correlation.pearson(x, first).r()).isCloseTo(0.81642, within(0.000005));
    assertThat(Correlation.pearson(x, second).r()).isCloseTo(0.81624, within(0.000005));
    assertThat(Correlation.pearson(x, first).mayBeChance()).isFalse();
  }

  /** Without ties it is 1 - 6 sum(d d) / (n (n n - 1)). */
  @Test
  void spearmansLooksAtTheOrderAlone() {
    var random = new SplittableRandom(2);
    for (int n = 3; n < 40; n++) {
      var one = column(random, n);
      var other = column(random, n);
      double squares = 0;
      for (int i = 0; i < n; i++) {
        double off = place(one, i) - place(other, i);
        squares += off * off;
      }
      double expected = 1 - 6 * squares / (n * ((double) n * n - 1));
      assertThat(Correlation.spearman(one, other).r()).isCloseTo(expected, within(1e-12));
      var bent = Arrays.stream(one).map(value -> Math.exp(5 * value)).toArray();
      assertThat(Correlation.spearman(bent, other).r()).isCloseTo(expected, within(1e-12));
    }
    assertThat(Correlation.spearman(new double[] {1, 2, 2, 3}, new double[] {1, 2, 2, 3}).r())
        .isEqualTo(1);
  }

  private static long place(double[] column, int i) {
    return Arrays.stream(column).filter(value -> value < column[i]).count();
  }

  @Test
  void onlyPartnersThatHaveBothCount() {
    double[] one = {1, 2, NONE, 4, 5, 6};
    double[] other = {2, 4, 100, 8, NONE, 12};
    assertThat(Correlation.pearson(one, other)).isEqualTo(new Correlation(1, 4, ""));
  }

  @Test
  void kpisThatSayTheSameOverlapAndOthersDoNot() {
    var random = new SplittableRandom(4);
    var a = column(random, 60);
    var b = column(random, 60);
    var nearlyA = Arrays.stream(a).map(value -> 3 * value + 0.01 * random.nextDouble()).toArray();
    var mirrored = Arrays.stream(b).map(value -> -value).toArray();
    var found = coherence(Given.measured(a, b, nearlyA, mirrored)).overlaps();
    assertThat(found).hasSize(2);
    assertThat(found.getFirst().one() + found.getFirst().other()).isEqualTo("bd");
    assertThat(found.getFirst().between().r()).isCloseTo(-1, within(1e-12));
    assertThat(found.getLast().one() + found.getLast().other()).isEqualTo("ac");
  }

  @Test
  void whatRunsAgainstItsGroupIsFlagged() {
    var random = new SplittableRandom(5);
    var up = column(random, 50);
    var down = Arrays.stream(up).map(value -> -value).toArray();
    // a has 70 of its group's weight and b 30, so the group goes with a
    var found = coherence(Given.measured(up, down, up, up));
    assertThat(part(found, "b").against()).isTrue();
    assertThat(part(found, "b").withGroup().r()).isCloseTo(-1, within(1e-9));
    assertThat(part(found, "b").withGroup().mayBeChance()).isFalse();
    assertThat(part(found, "a").against()).isFalse();
    assertThat(part(found, "first").withScore().r()).isCloseTo(1, within(1e-9));
    assertThat(json(found)).contains("\"with_group\"").doesNotContain("NaN");
  }

  @Test
  void aCorrelationOfFewPartnersMayBeChance() {
    double[] one = {1, 2, 3, 4, 5};
    double[] other = {3, 1, 5, 2, 4};
    assertThat(Correlation.pearson(one, other).mayBeChance()).isTrue();
    // r of 0.878 is what tables give for five pairs at 5 %
    assertThat(new Correlation(0.877, 5, "").mayBeChance()).isTrue();
    assertThat(new Correlation(0.879, 5, "").mayBeChance()).isFalse();
  }

  /** Of two parts with equal variance it is 2 r / (1 + r), Spearman and Brown's formula. */
  @Test
  void alphaOfTwoPartsOfEqualSpreadIsSpearmanAndBrowns() {
    var random = new SplittableRandom(6);
    for (int n = 5; n < 60; n += 5) {
      var a = column(random, n);
      var b = column(random, n);
      var found = coherence(Given.measured(a, b, a, a));
      double r = Correlation.spearman(a, b).r(); // points are percentiles, and so ranks
      assertThat(group(found, "first").alpha()).isCloseTo(2 * r / (1 + r), within(1e-9));
      assertThat(group(found, "second").alpha()).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void alphaCountsCompleteCasesOnly() {
    double[] a = {1, 2, 3, NONE, 5, 6};
    double[] b = {2, 1, NONE, 4, 6, 5};
    var found = group(coherence(Given.measured(a, b, a, b)), "first");
    assertThat(found.partners()).isEqualTo(4);
    assertThat(found.parts()).isEqualTo(2);
  }

  @Test
  void whatIsNotDefinedIsSaidInWords() {
    double[] same = {7, 7, 7, 7};
    double[] up = {1, 2, 3, 4};
    double[] few = {1, 2, NONE, NONE};
    var found = coherence(Given.measured(same, same, few, up));
    assertThat(part(found, "a").withGroup().reason()).isEqualTo("everybody has the same points");
    assertThat(part(found, "c").withGroup().reason())
        .isEqualTo("fewer than three partners have both");
    assertThat(group(found, "first").reason())
        .isEqualTo("the sum of its parts is the same for everybody");
    assertThat(group(found, "second").reason())
        .isEqualTo("fewer than three partners have points in all parts");
    assertThat(json(found)).doesNotContain("NaN").contains("\"alpha\" : null");
  }

  @Test
  void withoutAnyPartnerThereIsStillAnAnswer() {
    double[] nobody = {};
    var found = coherence(Given.measured(nobody, nobody, nobody, nobody));
    assertThat(found.parts()).hasSize(6).allMatch(part -> !part.withScore().known());
    assertThat(found.overlaps()).isEmpty();
  }

  @Test
  void theTrialsTellTheSame() {
    var measured = Given.random(40, 8);
    var out = new StringWriter();
    Json.writeStatistics(
        TrialsDocument.of(Given.trials("robustness: {replications: 5}", measured), List.of()), out);
    var alone = json(coherence(measured));
    var section = alone.substring(alone.indexOf("\"parts\""), alone.lastIndexOf("\"groups\""));
    assertThat(out.toString().replace(" ", "")).contains(section.replace(" ", "").strip());
  }
}
