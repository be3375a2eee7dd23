package dev.touchstone.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.scorecard.Sampling;
import dev.touchstone.definition.scorecard.Sampling.Shrink;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.measure.Sample;
import dev.touchstone.measure.State;
import dev.touchstone.score.column.Credibility;
import dev.touchstone.score.column.Shrunk;
import dev.touchstone.score.explanation.Certainty;
import dev.touchstone.score.explanation.Interval;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.score.rule.Phrasing;
import dev.touchstone.shared.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Values of few rows count as something between themselves and the mean of their peers. */
class ShrinkageTests {
  private static final int DIGITS = 4;

  private static Scorecard card(int atLeast, List<List<String>> by, MissingPolicy missing) {
    var kpi =
        Cards.kpi("rate", Cards.goal("0.66666666666666666667", "0.33333333333333333333"))
            .unit(Unit.PERCENT, DIGITS)
            .whenMissing(missing)
            .sampling(new Sampling(BigDecimal.ZERO, Shrink.PEER_MEAN));
    return Cards.card(kpi.done()).peers(atLeast, by).done();
  }

  private static Scorecard card() {
    return card(2, List.of(List.of()), new MissingPolicy.Reweight());
  }

  @SafeVarargs
  private static Scores scored(Scorecard card, List<String> regions, List<Sample>... quarters) {
    var sheet = Sheet.of(quarters[0].size()).attribute("region", regions);
    for (int quarter = 0; quarter < quarters.length; quarter++) {
      if (quarter > 0) {
        sheet.quarter();
      }
      var samples = quarters[quarter];
      var targets = new double[samples.size()];
      Arrays.fill(targets, Sheet.NONE);
      var values = samples.stream().mapToDouble(ShrinkageTests::value).toArray();
      sheet.kpi("rate", values, targets, samples);
    }
    return Look.latest(card, sheet);
  }

  private static double value(Sample sample) {
    return Credibility.peer(sample)
        .map(peer -> BigDecimal.valueOf(peer.value()).setScale(DIGITS, RoundingMode.HALF_UP))
        .map(BigDecimal::doubleValue)
        .orElse(Sheet.NONE);
  }

  private static Shrunk shrunk(Scores scores, int partner) {
    return Look.leaf(scores, partner, "rate").valued().shrunk();
  }

  private static List<Sample> random(Random random, int partners, int rowsFactor) {
    var samples = new ArrayList<Sample>();
    for (int i = 0; i < partners; i++) {
      int rows = (1 + random.nextInt(60)) * rowsFactor;
      double rate = 0.2 + 0.6 * random.nextDouble();
      samples.add(new Sample.Share(Math.round(rows * rate), rows));
    }
    return samples;
  }

  @Test
  void aPerfectRateOnThreeRowsCountsLessThanAGoodOneOnThreeHundred() {
    var scores =
        scored(
            card(),
            List.of(),
            List.of(
                new Sample.Share(3, 3),
                new Sample.Share(225, 300),
                new Sample.Share(150, 300),
                new Sample.Share(135, 300),
                new Sample.Share(165, 300),
                new Sample.Share(120, 300),
                new Sample.Share(180, 300)));
    var perfect = Look.leaf(scores, 0, "rate");
    assertThat(perfect.measurement().value()).contains(1.0);
    assertThat(perfect.valued().counted().orElseThrow()).isLessThan(0.75);
    assertThat(scores.score(0)).isLessThan(scores.score(1));
    assertThat(shrunk(scores, 0))
        .isInstanceOfSatisfying(
            Shrunk.Toward.class,
            toward -> {
              assertThat(toward.ownWeight()).isBetween(0.05, 0.4);
              assertThat(toward.rows()).isEqualTo(3);
              assertThat(toward.measured()).isEqualTo(1);
            });
    assertThat(perfect.valued().rule())
        .startsWith("100.00 % of 3 rows counts as ")
        .contains("because its own rows weigh ")
        .contains("the mean of the peers");
    assertThat(shrunk(scores, 1))
        .isInstanceOfSatisfying(
            Shrunk.Toward.class, toward -> assertThat(toward.ownWeight()).isGreaterThan(0.9));
  }

  @Test
  void aShrunkValueLiesBetweenTheMeasuredOneAndTheMeanOfThePeers() {
    for (int seed = 0; seed < 60; seed++) {
      var random = new Random(seed);
      var scores = scored(card(), List.of(), random(random, 2 + random.nextInt(30), 1));
      for (int i = 0; i < scores.population().size(); i++) {
        var toward = (Shrunk.Toward) shrunk(scores, i);
        double mean =
            BigDecimal.valueOf(toward.peerMean())
                .setScale(DIGITS, RoundingMode.HALF_UP)
                .doubleValue();
        assertThat(toward.value())
            .isBetween(Math.min(toward.measured(), mean), Math.max(toward.measured(), mean));
        assertThat(toward.ownWeight()).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void theMoreRowsThereAreTheLessAValueIsMoved() {
    for (int seed = 0; seed < 20; seed++) {
      double moved = Double.MAX_VALUE;
      for (int factor : new int[] {1, 100, 10_000}) {
        var scores = scored(card(), List.of(), random(new Random(seed), 12, factor));
        double most = 0;
        for (int i = 0; i < 12; i++) {
          var toward = (Shrunk.Toward) shrunk(scores, i);
          most = Math.max(most, Math.abs(toward.value() - toward.measured()));
        }
        assertThat(most).isLessThanOrEqualTo(moved);
        moved = most;
      }
      assertThat(moved).isLessThan(0.001);
    }
  }

  @Test
  void peersAreThoseTheKpiIsComparedWith() {
    var samples =
        List.<Sample>of(
            new Sample.Share(1, 4),
            new Sample.Share(20, 100),
            new Sample.Share(10, 100),
            new Sample.Share(3, 4),
            new Sample.Share(90, 100),
            new Sample.Share(80, 100));
    var regions = List.of("A", "A", "A", "B", "B", "B");
    var scores =
        scored(
            card(3, List.of(List.of("region"), List.of()), new MissingPolicy.Reweight()),
            regions,
            samples);
    assertThat(((Shrunk.Toward) shrunk(scores, 0)).peerMean()).isLessThan(0.25);
    assertThat(((Shrunk.Toward) shrunk(scores, 3)).peerMean()).isGreaterThan(0.75);
  }

  @Test
  void withTooFewPeersAValueCountsAsMeasuredAndSaysSo() {
    var scores =
        scored(
            card(3, List.of(List.of()), new MissingPolicy.Reweight()),
            List.of(),
            List.of(new Sample.Share(3, 3), new Sample.Share(5, 10)));
    var leaf = Look.leaf(scores, 0, "rate");
    assertThat(leaf.valued().counted()).isEmpty();
    assertThat(leaf.valued().shrunk())
        .isEqualTo(new Shrunk.No("too few peers to be moved toward, so it counts as measured"));
    assertThat(leaf.valued().rule()).startsWith("too few peers to be moved toward");
    assertThat(scores.score(0)).isEqualTo(100);
  }

  @Test
  void aPartnerWithoutTrialsStaysMissingRatherThanGettingThePeersMean() {
    var scores =
        scored(
            card(),
            List.of(),
            List.of(new Sample.Unknown(), new Sample.Share(3, 6), new Sample.Share(5, 10)));
    assertThat(Look.leaf(scores, 0, "rate").measurement().state()).isEqualTo(State.MISSING);
    assertThat(Look.leaf(scores, 0, "rate").points()).isEmpty();
    assertThat(shrunk(scores, 0)).isEqualTo(Shrunk.NOT_ASKED);
  }

  @Test
  void aValueCarriedForwardCountsAsItDidInItsOwnPeriod() {
    var first =
        List.<Sample>of(
            new Sample.Share(3, 3), new Sample.Share(20, 100), new Sample.Share(60, 100));
    var then = new ArrayList<Sample>(first);
    then.set(0, new Sample.Unknown());
    var card = card(2, List.of(List.of()), new MissingPolicy.CarryForward(1));
    var before = Look.leaf(scored(card, List.of(), first), 0, "rate");
    var carried = Look.leaf(scored(card, List.of(), first, then), 0, "rate");
    assertThat(before.valued().counted().orElseThrow()).isLessThan(0.9);
    assertThat(carried.points()).isEqualTo(before.points());
    assertThat(carried.valued().shrunk()).isEqualTo(before.valued().shrunk());
  }

  @Test
  void theOrderOfPartnersChangesNoDigit() {
    var random = new Random(5);
    var samples = random(random, 25, 1);
    var forward = scored(card(), List.of(), samples);
    var points = new HashMap<Sample, Double>();
    for (int i = 0; i < samples.size(); i++) {
      points.put(samples.get(i), forward.points("rate", i));
    }
    for (int round = 0; round < 10; round++) {
      Collections.shuffle(samples, random);
      var shuffled = scored(card(), List.of(), samples);
      for (int i = 0; i < samples.size(); i++) {
        assertThat(shuffled.points("rate", i)).isEqualTo(points.get(samples.get(i)));
      }
    }
  }

  @Test
  void aShareHasAnIntervalOfNinetyFivePercentUnlessTheKpiAsksForAnother() {
    var scores =
        scored(card(), List.of(), List.of(new Sample.Share(6, 12), new Sample.Share(5, 10)));
    var interval = (Interval.Between) Look.leaf(scores, 0, "rate").measurement().interval();
    assertThat(interval.level()).isEqualTo(0.95);
    assertThat(interval.low()).isCloseTo(0.2538, within(0.0001));
    assertThat(interval.words()).isEqualTo("between 25.38 % and 74.62 %");
    assertThat(scores.explain(0).words())
        .contains("Rate lies between 25.38 % and 74.62 %, because only 12 rows stand behind it.");
  }

  @Test
  void whereRowsCarryNothingTheSentenceSaysWhyAndNotNoughtPercent() {
    assertThat(
            Certainty.moved(
                new Shrunk.Toward(0.5, 0.6, 0.5, 0, 5), new Phrasing(Unit.PERCENT, 4, 1)))
        .isEqualTo(
            "60.00 % of 5 rows counts as 50.00 %, the mean of the peers, because they differ no"
                + " more than by chance: ");
  }
}
