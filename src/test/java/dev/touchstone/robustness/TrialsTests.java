package dev.touchstone.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.measure.Measurements;
import dev.touchstone.robustness.Standing.Verdict;
import dev.touchstone.score.Scorer;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.Refused;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialsTests {
  private static final double[] UP = {1, 2, 3, 4, 5};
  private static final double[] NOTHING = {Double.NaN, Double.NaN, Double.NaN};
  private static final String EVERYTHING =
      """
      robustness:
        replications: 300
        seed: 7
        sensitivity: 20
        weights: {groups: 20 %, kpis: 40 %}
        score: [min-max, {z-score: {mean: 40, sd: 10}}]
        aggregate: [geometric, {power: 0.5}]
        outliers: winsorise
        when-missing: [impute-mean, {neutral: 50}]
        values: {a: 5 %, c: 20 %}
      """;

  private static String json(RobustnessTrials trials) {
    var out = new StringWriter();
    Json.writeStatistics(TrialsDocument.of(trials, List.of()), out);
    return out.toString();
  }

  @Test
  void theNumberOfThreadsChangesNoByte() {
    var measured = Given.random(60, 3);
    var one = json(RobustnessTrials.of(Given.card(EVERYTHING), measured, 0, 1));
    assertThat(json(RobustnessTrials.of(Given.card(EVERYTHING), measured, 0, 2))).isEqualTo(one);
    assertThat(json(RobustnessTrials.of(Given.card(EVERYTHING), measured, 0, 4))).isEqualTo(one);
    assertThat(one).doesNotContain("NaN").contains("\"replications\" : 300");
  }

  @Test
  void anotherSeedDrawsOtherNumbers() {
    var measured = Given.random(60, 3);
    var other = Given.card(EVERYTHING.replace("seed: 7", "seed: 8"));
    assertThat(json(RobustnessTrials.of(other, measured, 0, 2)))
        .isNotEqualTo(json(RobustnessTrials.of(Given.card(EVERYTHING), measured, 0, 2)));
  }

  @Test
  void withoutDoubtsEveryReplicationIsWhatIsDeclared() {
    for (long seed = 1; seed <= 10; seed++) {
      var measured = Given.random(30, seed);
      var card = Given.card("robustness: {weights: 0 %, replications: 40}");
      var scores = Scorer.score(card, measured).getFirst();
      var trials = RobustnessTrials.of(card, measured, 0, 2);
      for (int i = 0; i < 30; i++) {
        for (int r = 0; r < 40; r++) {
          assertThat(trials.rank(i, r)).isEqualTo(scores.rank(i));
          assertThat(trials.score(i, r)).isEqualTo(Double.valueOf(scores.score(i)));
        }
        var standing = trials.standing(i);
        assertThat(standing.band()).isEqualTo(scores.band(i));
        if (scores.rank(i) > 0) {
          assertThat(standing.verdict()).isEqualTo(Verdict.ROBUST);
          assertThat(standing.scores())
              .isEqualTo(
                  new ReplicationSpread(
                      scores.score(i), scores.score(i), scores.score(i), scores.score(i)));
        }
      }
      assertThat(trials.sensitivity().drivers()).isEmpty();
    }
  }

  @Test
  void sharesOfBandsAndOfNoScoreAddUpToOne() {
    for (long seed = 1; seed <= 10; seed++) {
      var trials = RobustnessTrials.of(Given.card(EVERYTHING), Given.random(25, seed), 0, 2);
      for (int i = 0; i < 25; i++) {
        var standing = trials.standing(i);
        double bands = standing.bandShares().stream().mapToDouble(share -> share).sum();
        assertThat(bands + standing.withoutScore()).isCloseTo(1, within(1e-12));
        assertThat(standing.ranks().low()).isLessThanOrEqualTo(standing.ranks().median());
        assertThat(standing.ranks().high()).isGreaterThanOrEqualTo(standing.ranks().median());
        assertThat(standing.top()).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void aboveBelowAndLevelAddUpToOneAndTurnAround() {
    var trials = RobustnessTrials.of(Given.card(EVERYTHING), Given.random(25, 5), 0, 2);
    for (int i = 0; i < 25; i++) {
      for (int j = 0; j < 25; j++) {
        var duel = trials.duel(i, j);
        var turned = trials.duel(j, i);
        assertThat(duel.above() + turned.above() + duel.level()).isCloseTo(1, within(1e-12));
        assertThat(duel.below()).isEqualTo(turned.above());
      }
    }
  }

  @Test
  void whoIsBetterInEverythingIsAlwaysAbove() {
    var trials = Given.trials("robustness: {weights: 100 %}", Given.measured(UP, UP, UP, UP));
    for (int i = 1; i < UP.length; i++) {
      assertThat(trials.duel(i, i - 1).above()).isEqualTo(1);
      assertThat(trials.standing(i).distinguishable()).isTrue();
      assertThat(trials.standing(i).ranks()).isEqualTo(spread(UP.length - i));
    }
  }

  private static ReplicationSpread spread(double all) {
    return new ReplicationSpread(all, all, all, all);
  }

  @Test
  void oppositesOfEqualWeightAreLevelInHalfOfTheReplications() {
    double[] up = {1, 2};
    double[] down = {2, 1};
    double[] same = {1, 1};
    var trials =
        Given.trials(
            "robustness: {replications: 10000, weights: {kpis: 25 %}}",
            Given.measured(same, same, up, down));
    var duel = trials.duel(0, 1);
    assertThat(duel.above()).isCloseTo(0.5, within(0.02));
    assertThat(trials.standing(0).distinguishable()).isFalse();
  }

  @Test
  void aScoreAtTheEdgeOfABandIsInDoubt() {
    double[] a = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    double[] d = {11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
    var trials = Given.trials("", Given.measured(a, a, d, d));
    var verdicts =
        java.util.stream.IntStream.range(0, 11).mapToObj(i -> trials.standing(i).verdict());
    assertThat(verdicts).contains(Verdict.ROBUST, Verdict.IN_DOUBT);
    assertThat(trials.standing(5).verdict()).isEqualTo(Verdict.ROBUST); // 50 whatever the weights
    assertThat(trials.standing(0).verdict()).isEqualTo(Verdict.IN_DOUBT); // 40, the bound
  }

  @Test
  void onePartnerIsAlwaysFirst() {
    double[] one = {5};
    var trials = Given.trials("", Given.measured(one, one, one, one));
    assertThat(trials.standing(0).ranks()).isEqualTo(spread(1));
    assertThat(trials.standing(0).next()).isEqualTo(-1);
    assertThat(trials.standing(0).distinguishable()).isFalse();
    assertThat(trials.sensitivity().drivers())
        .isNotEmpty()
        .allMatch(driver -> Double.isNaN(driver.total()));
    assertThat(json(trials)).doesNotContain("NaN");
  }

  @Test
  void equalsAreLevelInEveryReplication() {
    double[] same = {5, 5, 5};
    var trials = Given.trials("", Given.measured(same, same, same, same));
    assertThat(trials.duel(0, 2)).isEqualTo(new Duel(0, 0, 1, 1000));
    assertThat(trials.standing(1).ranks()).isEqualTo(spread(1));
  }

  @Test
  void noReplicationsSayNothing() {
    var measured = Given.measured(UP, UP, UP, UP);
    var trials = Given.trials("robustness: {replications: 0, sensitivity: 0}", measured);
    assertThat(trials.standing(4).verdict()).isEqualTo(Verdict.NOT_TESTED);
    assertThat(trials.standing(4).rank()).isEqualTo(1);
    assertThat(trials.standing(4).ranks()).isEqualTo(ReplicationSpread.NONE);
    assertThat(json(trials)).doesNotContain("NaN");
  }

  @Test
  void replicationsThatGiveNobodyAScoreAreCountedAndInNoStatistic() {
    double[] low = {0, 0, 0};
    var card =
        Given.card(
            "robustness: {replications: 400, weights: 0 %, score: [{z-score: {mean: -900, sd: 1}}],"
                + " aggregate: [{geometric: {zeros: no-points}}]}");
    double[] up = {1, 2, 3};
    var trials = RobustnessTrials.of(card, Given.measured(up, up, up, up), 0, 2);
    assertThat(trials.failed()).isBetween(60, 140); // one of four combinations
    for (int i = 0; i < low.length; i++) {
      var standing = trials.standing(i);
      assertThat(standing.bandShares().stream().mapToDouble(s -> s).sum() + standing.withoutScore())
          .isCloseTo(1, within(1e-12));
    }
    assertThat(json(trials)).contains("\"failed\" : " + trials.failed());
  }

  @Test
  void withoutAnyDataEveryReplicationFails() {
    var trials =
        Given.trials(
            "robustness: {replications: 50}", Given.measured(NOTHING, NOTHING, NOTHING, NOTHING));
    assertThat(trials.failed()).isEqualTo(50);
    assertThat(trials.standing(0).verdict()).isEqualTo(Verdict.NOT_TESTED);
    assertThat(trials.sensitivity().points()).isZero();
    assertThat(trials.sensitivity().failed()).isEqualTo(100);
    assertThat(json(trials)).doesNotContain("NaN");
  }

  @Test
  void aPartnerWithoutDataHasNoScoreInAnyReplication() {
    double[] gap = {1, 2, Double.NaN};
    var trials = Given.trials("", Given.measured(gap, gap, gap, gap));
    assertThat(trials.standing(2).verdict()).isEqualTo(Verdict.NO_SCORE);
    assertThat(trials.standing(2).withoutScore()).isEqualTo(1);
    assertThat(trials.duel(0, 2).replications()).isZero();
  }

  @Test
  void tooMuchToRememberIsRefusedInPlainWords() {
    var partners = new double[2000];
    Arrays.setAll(partners, i -> i);
    Measurements measured = Given.measured(partners, partners, partners, partners);
    assertThatThrownBy(() -> Given.trials("robustness: {replications: 100000}", measured))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("more than can be remembered");
  }

  @Test
  void errorsOfValuesMoveOnlyKpisThatHaveThem() {
    double[] near = {100, 101};
    double[] same = {1, 1};
    var measured = Given.measured(near, same, same, same);
    var moved = Given.trials("robustness: {weights: 0 %, values: {a: 10 %}}", measured).duel(0, 1);
    assertThat(moved.above()).isBetween(0.35, 0.5);
    var still = Given.trials("robustness: {weights: 0 %, values: {b: 0 %}}", measured).duel(0, 1);
    assertThat(still.above()).isZero();
  }
}
