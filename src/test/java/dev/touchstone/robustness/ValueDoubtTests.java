package dev.touchstone.robustness;

import static dev.touchstone.robustness.Sampled.MEANS;
import static dev.touchstone.robustness.Sampled.SHARES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.measure.Sample;
import dev.touchstone.shared.Json;
import java.io.StringWriter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whose values are drawn, who stays as measured, and what is told of both. */
class ValueDoubtTests {
  private static String json(RobustnessTrials trials) {
    var out = new StringWriter();
    Json.writeStatistics(TrialsDocument.of(trials, List.of()), out);
    return out.toString();
  }

  @Test
  void whoHasTooFewRowsStaysAsMeasuredAndIsTold() {
    var trials =
        MEANS.trials(
            new Sample.Mean(1, 40, 0),
            new Sample.Mean(8, 50, 0),
            new Sample.Mean(8, 60, 100),
            new Sample.Unknown());
    for (int stays : new int[] {0, 1, 3}) {
      var scores = trials.standing(stays).scores();
      assertThat(scores.low()).isEqualTo(trials.standing(stays).score());
      assertThat(scores.high()).isEqualTo(trials.standing(stays).score());
    }
    var doubt = trials.valueDoubts().getFirst();
    assertThat(doubt.drawn()).isEqualTo(1);
    assertThat(doubt.stays())
        .containsExactly(
            new ValueDoubt.Stays("one row does not tell how much rows differ", List.of(0)),
            new ValueDoubt.Stays(
                "all rows are alike, which does not tell how much rows differ", List.of(1)),
            new ValueDoubt.Stays("nothing is known of the rows behind it", List.of(3)));
    assertThat(json(trials)).contains("one row does not tell").contains("\"P-000\"");
  }

  @Test
  void aKpiThatCannotTellIsToldSo() {
    var given = Given.random(20, 1);
    var trials =
        RobustnessTrials.of(
            Given.card("robustness: {weights: 0 %, values: sampled, replications: 20}"),
            given,
            0,
            1);
    assertThat(trials.valueDoubts()).hasSize(4);
    assertThat(trials.valueDoubts().getFirst().stays().getFirst().reason())
        .isEqualTo("its measure does not tell how sure it is");
    var standing = trials.standing(0);
    assertThat(standing.ranks().low()).isEqualTo(standing.ranks().high());
    assertThat(trials.sensitivity().drivers()).isEmpty();
  }

  @Test
  void sharesAreDrawnUnlessTheScorecardSaysOtherwise() {
    var share = new Sample.Share(6, 10);
    assertThat(SHARES.with("").trials(share, share).valueDoubts()).hasSize(1);
    assertThat(RobustnessTrials.of(Given.card(""), Given.random(9, 1), 0, 1).valueDoubts())
        .isEmpty();
    assertThat(SHARES.with("robustness: {weights: 20 %}").trials(share).valueDoubts()).hasSize(1);
    assertThat(SHARES.with("robustness: {values: 0 %}").trials(share).valueDoubts()).isEmpty();
    assertThat(SHARES.with("robustness: {values: {a: 0 %}}").trials(share).valueDoubts()).isEmpty();
  }

  @Test
  void seedsDecideAndThreadsDoNot() {
    var samples = new Sample[60];
    var random = new Random(5);
    for (int i = 0; i < samples.length; i++) {
      int rows = 1 + random.nextInt(40);
      samples[i] = new Sample.Share(random.nextInt(rows + 1), rows);
    }
    var measured = Sampled.measured(samples);
    var text = "robustness: {seed: 7, replications: 200, values: {a: sampled}, sensitivity: 10}";
    var one = json(RobustnessTrials.of(SHARES.with(text).card(), measured, 0, 1));
    assertThat(json(RobustnessTrials.of(SHARES.with(text).card(), measured, 0, 3))).isEqualTo(one);
    assertThat(
            json(RobustnessTrials.of(SHARES.with(text.replace("7", "8")).card(), measured, 0, 3)))
        .isNotEqualTo(one);
    assertThat(one).doesNotContain("NaN").contains("\"sampled\" : true");
  }
}
