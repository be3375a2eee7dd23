package dev.touchstone.robustness;

import static dev.touchstone.robustness.Sampled.MEANS;
import static dev.touchstone.robustness.Sampled.SHARES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.measure.Sample;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Values moved toward their peers are drawn from the posterior that moved them. */
class ShrunkNoiseTests {
  /** Beta-binomial: peers make a prior of so many rows, and the posterior is the beta of both. */
  @Test
  void aShrunkShareSpreadsAsItsPosterior() {
    var random = new Random(11);
    var samples = new Sample[40];
    for (int i = 0; i < samples.length; i++) {
      int rows = 5 + random.nextInt(60);
      double p = 0.3 + 0.5 * random.nextDouble();
      int hits = 0;
      for (int row = 0; row < rows; row++) {
        hits += random.nextDouble() < p ? 1 : 0;
      }
      samples[i] = new Sample.Share(hits, rows);
    }
    var trials = SHARES.shrunk().trials(samples);
    double prior = prior(samples);
    for (int i = 0; i < samples.length; i++) {
      var share = (Sample.Share) samples[i];
      double mean = trials.standing(i).score() / 100;
      double a = mean * (share.rows() + prior);
      double b = (1 - mean) * (share.rows() + prior);
      DoubleUnaryOperator density = x -> Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x));
      double whole = Integral.of(density, 1e-9, 1 - 1e-9);
      assertThat(Sampled.good(trials, i))
          .isCloseTo(Integral.of(density, 0.6, 1 - 1e-9) / whole, within(0.018));
    }
  }

  /** Rows that a prior is worth: within over between, by analysis of variance. */
  private static double prior(Sample[] samples) {
    double rows = 0;
    double hits = 0;
    double within = 0;
    double rowsSquared = 0;
    for (var sample : samples) {
      var share = (Sample.Share) sample;
      rows += share.rows();
      hits += share.hits();
      rowsSquared += (double) share.rows() * share.rows();
      within += (double) share.hits() * (share.rows() - share.hits()) / share.rows();
    }
    double among = 0;
    for (var sample : samples) {
      var share = (Sample.Share) sample;
      double off = (double) share.hits() / share.rows() - hits / rows;
      among += share.rows() * off * off;
    }
    int k = samples.length;
    double meanWithin = within / (rows - k);
    return meanWithin / ((among / (k - 1) - meanWithin) / ((rows - rowsSquared / rows) / (k - 1)));
  }

  @Test
  void aShrunkMeanSpreadsAsItsPosteriorAlsoWhereThereIsOneRow() {
    var samples =
        new Sample[] {
          new Sample.Mean(1, 40, 0),
          new Sample.Mean(5, 55, 400),
          new Sample.Mean(9, 65, 700),
          new Sample.Mean(20, 72, 1900),
          new Sample.Mean(3, 50, 180)
        };
    double within = (400 + 700 + 1900 + 180) / (38.0 - 5);
    var trials = MEANS.shrunk().trials(samples);
    var between = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      var sample = (Sample.Mean) samples[i];
      var scores = trials.standing(i).scores();
      double sd = (scores.high() - scores.low()) / (2 * 1.6448536269514722);
      // 1 / variance of the posterior is what the prior and the rows tell together
      between[i] = 1 / (1 / (sd * sd) - sample.rows() / within);
      assertThat(scores.median()).isCloseTo(trials.standing(i).score(), within(0.2));
    }
    // one prior for all of them; where rows tell nearly everything, it cannot be seen
    assertThat(between[4]).isCloseTo(between[0], within(0.2 * between[0]));
    assertThat(trials.valueDoubts().getFirst().drawn()).isEqualTo(samples.length);
  }

  @Test
  void whoCountsAsThePeersMeanAloneStaysThere() {
    var trials = SHARES.shrunk().trials(new Sample.Share(5, 10), new Sample.Share(51, 100));
    assertThat(trials.standing(0).scores().low()).isEqualTo(trials.standing(0).score());
    assertThat(trials.valueDoubts().getFirst().stays().getFirst().reason())
        .contains("the mean of its peers");
  }
}
