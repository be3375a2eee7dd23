package dev.touchstone.score.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.measure.Sample;
import dev.touchstone.score.column.Credibility.Peer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CredibilityTests {
  /**
   * Hachemeister's five states (1975) as the R package actuar prints them for the model of Bühlmann
   * and Straub: individual means, weights and variance within go in; variance between, collective
   * premium, credibility factors and credibility premiums come out.
   */
  @Test
  void hachemeistersStatesGetThePublishedFactorsAndPremiums() {
    double[] means = {2060.921, 1511.224, 1805.843, 1352.976, 1599.829};
    double[] weights = {100155, 19895, 13735, 4152, 36110};
    var states = IntStream.range(0, 5).mapToObj(i -> new Peer(means[i], weights[i])).toList();

    var model = Credibility.of(states, 139120026);

    assertThat(model.between()).isCloseTo(89639, within(1.0));
    assertThat(model.mean()).isCloseTo(1683.713, within(0.001));
    double[] factors = {0.9847404, 0.9276352, 0.8984754, 0.7279092, 0.9587911};
    double[] premiums = {2055.165, 1523.706, 1793.444, 1442.967, 1603.285};
    for (int i = 0; i < 5; i++) {
      double own = model.ownWeight(weights[i]);
      assertThat(own).isCloseTo(factors[i], within(1e-6));
      assertThat(model.mean() + own * (means[i] - model.mean()))
          .isCloseTo(premiums[i], within(0.001));
    }
  }

  @Test
  void theVarianceWithinIsThePooledOneOfTheRows() {
    // rows 1 1 0, 0 0 and 1: squares 2/3, 0 and 0 over 6 - 3 degrees of freedom
    var model =
        Credibility.of(
            List.of(new Sample.Share(2, 3), new Sample.Share(0, 2), new Sample.Share(1, 1)));
    assertThat(model.within()).isCloseTo(2.0 / 9, within(1e-15));
  }

  @Test
  void peersThatDifferNoMoreThanByChanceHaveNoWeightOfTheirOwn() {
    var model = Credibility.of(List.of(new Sample.Share(10, 20), new Sample.Share(11, 22)));
    assertThat(model.between()).isZero();
    assertThat(model.ownWeight(20)).isZero();
    assertThat(model.mean()).isEqualTo(0.5);
  }

  @Test
  void onePeerOrNobodyWithTwoRowsTellsNothing() {
    assertThat(Credibility.of(List.of(new Sample.Share(1, 3))).known()).isFalse();
    assertThat(Credibility.of(List.of()).known()).isFalse();
    assertThat(Credibility.of(List.of(new Sample.Share(1, 1), new Sample.Share(0, 1))).known())
        .isFalse();
  }

  @Test
  void theOrderOfPeersChangesNoDigit() {
    var random = new Random(3);
    for (int round = 0; round < 100; round++) {
      var samples = new ArrayList<Sample>();
      for (int i = 0; i < 30; i++) {
        int rows = 1 + random.nextInt(40);
        samples.add(
            random.nextBoolean()
                ? new Sample.Share(random.nextInt(rows + 1), rows)
                : new Sample.Mean(rows, random.nextDouble(), random.nextDouble() * rows));
      }
      var before = Credibility.of(samples);
      Collections.shuffle(samples, random);
      assertThat(Credibility.of(samples)).isEqualTo(before);
    }
  }

  @Test
  void theSharesOfAKnownPopulationAreRecovered() {
    // shares drawn from a beta distribution with mean 0.4 and precision 10: within / between = 10
    var random = new Random(11);
    var samples = new ArrayList<Sample>();
    for (int i = 0; i < 20_000; i++) {
      double share = gamma(4, random);
      share /= share + gamma(6, random);
      int rows = 2 + random.nextInt(30);
      long hits = 0;
      for (int row = 0; row < rows; row++) {
        hits += random.nextDouble() < share ? 1 : 0;
      }
      samples.add(new Sample.Share(hits, rows));
    }
    var model = Credibility.of(samples);
    assertThat(model.mean()).isCloseTo(0.4, within(0.005));
    assertThat(model.within() / model.between()).isCloseTo(10, within(0.5));
  }

  private static double gamma(int shape, Random random) {
    double sum = 0;
    for (int i = 0; i < shape; i++) {
      sum -= Math.log(1 - random.nextDouble());
    }
    return sum;
  }
}
