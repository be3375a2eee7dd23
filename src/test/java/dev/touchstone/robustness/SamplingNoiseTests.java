package dev.touchstone.robustness;

import static dev.touchstone.robustness.Sampled.MEANS;
import static dev.touchstone.robustness.Sampled.SHARES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.measure.Sample;
import dev.touchstone.score.explanation.Interval;
import dev.touchstone.score.replay.Kernel;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Values drawn by the rows behind them, held against intervals and distributions known before. */
class SamplingNoiseTests {
  @Test
  void aShareIsAsOftenInABandAsTheScoreTestSays() {
    long[][] counted = {{6, 10}, {7, 10}, {55, 100}, {13, 20}, {590, 1000}, {2, 7}, {620, 1000}};
    var samples =
        Arrays.stream(counted).map(of -> new Sample.Share(of[0], of[1])).toArray(Sample[]::new);
    var trials = SHARES.trials(samples);
    for (int i = 0; i < counted.length; i++) {
      double p = (double) counted[i][0] / counted[i][1];
      double expected = Integral.normalBelow((p - 0.6) / Math.sqrt(0.6 * 0.4 / counted[i][1]));
      assertThat(Sampled.good(trials, i))
          .as("of %d", counted[i][1])
          .isCloseTo(expected, within(0.018));
    }
  }

  @Test
  void drawsOfSharesAndMeansSpreadAsTheIntervalOfNinetyPercentSays() {
    var shares =
        new Sample[] {
          new Sample.Share(3, 9),
          new Sample.Share(0, 4),
          new Sample.Share(12, 12),
          new Sample.Share(40_000, 90_000),
          new Sample.Share(1, 1)
        };
    var means =
        new Sample[] {
          new Sample.Mean(4, 40, 120), new Sample.Mean(30, 50, 9_000), new Sample.Mean(900, 20, 9e6)
        };
    spread(SHARES.trials(shares), shares, 100, 0.03);
    spread(MEANS.trials(means), means, 1, 0.05);
  }

  private static void spread(
      RobustnessTrials trials, Sample[] samples, double scale, double share) {
    for (int i = 0; i < samples.length; i++) {
      var expected = (Interval.Between) Interval.of(samples[i], 0.9);
      var found = trials.standing(i).scores();
      double width = scale * (expected.high() - expected.low());
      assertThat(found.low()).isCloseTo(scale * expected.low(), within(share * width + 0.01));
      assertThat(found.high()).isCloseTo(scale * expected.high(), within(share * width + 0.01));
      assertThat(found.median()).isCloseTo(trials.standing(i).score(), within(share * width));
    }
  }

  /** Student's distribution has a closed form for one and for two degrees of freedom. */
  @Test
  void aMeanOfTwoOrThreeRowsIsAsOftenInABandAsStudentsDistributionSays() {
    var trials = MEANS.trials(new Sample.Mean(2, 62, 32), new Sample.Mean(3, 58, 24));
    double one = 2 / 4.0; // standard error 4
    assertThat(Sampled.good(trials, 0)).isCloseTo(0.5 + Math.atan(one) / Math.PI, within(0.018));
    double two = -2 / 2.0; // standard error 2
    assertThat(Sampled.good(trials, 1))
        .isCloseTo(0.5 + two / (2 * Math.sqrt(2 + two * two)), within(0.018));
  }

  @Test
  void aValueOfManyRowsHardlyMovesAndOneOfFewDoes() {
    var trials =
        SHARES.trials(
            new Sample.Share(900_000, 1_500_000),
            new Sample.Share(6, 10),
            new Sample.Share(400_000, 1_000_000));
    var many = trials.standing(0).scores();
    var few = trials.standing(1).scores();
    assertThat(many.high() - many.low()).isLessThan(0.2);
    assertThat(few.high() - few.low()).isGreaterThan(30);
    assertThat(trials.duel(0, 2).above()).isEqualTo(1);
  }

  @Test
  void moreRowsOfTheSameShareMakeTheBandSurer() {
    var random = new Random(3);
    for (int n = 0; n < 5; n++) {
      int hits = 65 + random.nextInt(20);
      var trials =
          SHARES.trials(
              new Sample.Share(hits, 100),
              new Sample.Share(4L * hits, 400),
              new Sample.Share(16L * hits, 1600));
      assertThat(Sampled.good(trials, 1)).isGreaterThanOrEqualTo(Sampled.good(trials, 0));
      assertThat(Sampled.good(trials, 2)).isGreaterThanOrEqualTo(Sampled.good(trials, 1));
    }
  }

  @Test
  void sharesStayBetweenNoneAndAll() {
    var samples = new Sample[200];
    var random = new Random(6);
    for (int i = 0; i < samples.length; i++) {
      int rows = 1 + random.nextInt(6);
      samples[i] = new Sample.Share(random.nextInt(rows + 1), rows);
    }
    var draws = ValueDraws.of(Kernel.of(SHARES.card(), Sampled.measured(samples), 0));
    for (int seed = 0; seed < 500; seed++) {
      var drawn = draws.draw(new SplittableRandom(seed)).getOrDefault("a", new double[0]);
      assertThat(drawn).hasSize(samples.length);
      for (double value : drawn) {
        assertThat(value).isBetween(0.0, 1.0);
      }
    }
  }
}
