package dev.touchstone.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.measure.State;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.score.explanation.Explanation.Branch;
import dev.touchstone.score.explanation.Explanation.Leaf;
import dev.touchstone.score.explanation.Explanation.Outcome;
import dev.touchstone.score.explanation.Explanation.Part;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.score.rule.AttainmentRule;
import dev.touchstone.score.rule.Distribution;
import dev.touchstone.score.rule.GoalRedFlagRule;
import dev.touchstone.score.rule.Grouping;
import dev.touchstone.score.rule.MinMaxRule;
import dev.touchstone.score.rule.PercentileRule;
import dev.touchstone.score.rule.Rule;
import dev.touchstone.score.rule.Span;
import dev.touchstone.score.rule.ZScoreRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every scorecard, over random ones. The seed names the case. */
class ScoringPropertyTests {
  private static final int PARTNERS = World.PARTNERS;

  private static List<Scores> scores(long seed) {
    var world = new World(seed, 1);
    var card = world.card();
    return Scorer.score(card, world.data().sheet(world.kpis, World.inOrder()).done());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void contributionsAddUpEffectiveWeightsAreAWholeAndNothingIsEverNaN(long seed) {
    int scored = 0;
    for (var scores : scores(seed)) {
      for (int i = 0; i < PARTNERS; i++) {
        var explanation = scores.explain(i);
        if (explanation.outcome() instanceof Outcome.Scored found) {
          scored++;
          assertThat(explanation.root().contribution().orElseThrow())
              .isCloseTo(found.unrounded(), within(1e-9));
          assertThat(
                  leaves(explanation.root()).stream()
                      .mapToDouble(leaf -> leaf.contribution().orElse(0.0))
                      .sum())
              .isCloseTo(found.unrounded(), within(1e-9));
          assertThat(leaves(explanation.root()).stream().mapToDouble(Leaf::effectiveWeight).sum())
              .isCloseTo(100, within(1e-9));
          assertThat(scores.score(i)).isBetween(0.0, 100.0);
          assertThat(scores.band(i)).isNotEmpty();
        } else {
          assertThat(scores.score(i)).isNaN();
          assertThat(scores.rank(i)).isZero();
          assertThat(scores.band(i)).isEmpty();
        }
        assertSound(explanation.root());
        assertThat(explanation.coverage()).isBetween(0.0, 1.0 + 1e-12);
        assertThat(explanation.words()).hasSizeBetween(3, 6).noneMatch(w -> w.contains("NaN"));
      }
    }
    assertThat(scored).as("partners that have a score at all").isPositive();
  }

  private static void assertSound(Part part) {
    part.points().ifPresent(points -> assertThat(points).isFinite());
    part.contribution().ifPresent(contribution -> assertThat(contribution).isFinite());
    if (part.effectiveWeight() == 0) {
      assertThat(part.contribution()).as("left out adds nothing, not zero").isEmpty();
      assertThat(part.weighed().leftOut()).isZero();
    } else {
      assertThat(part.weighed().leftOut() > 0)
          .isEqualTo(Math.abs(part.effectiveWeight() - part.weighed().share()) > 1e-9);
    }
    switch (part) {
      case Branch branch -> {
        assertThat(
                branch.parts().stream()
                    .mapToDouble(child -> child.contribution().orElse(0.0))
                    .sum())
            .isCloseTo(branch.contribution().orElse(0.0), within(1e-9));
        branch.parts().forEach(ScoringPropertyTests::assertSound);
      }
      case Leaf leaf -> {
        assertThat(leaf.valued().rule() + leaf.valued().standIn())
            .isNotEmpty()
            .doesNotContain("NaN");
        assertThat(leaf.valued().standIn().isEmpty())
            .isEqualTo(leaf.measurement().state() == State.MEASURED);
      }
    }
  }

  private static List<Leaf> leaves(Part part) {
    return switch (part) {
      case Leaf leaf -> List.of(leaf);
      case Branch branch ->
          branch.parts().stream().flatMap(child -> leaves(child).stream()).toList();
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void theOrderOfPartnersNeverMatters(long seed) {
    var world = new World(seed, 1);
    var card = world.card();
    var data = world.data();
    var shuffled = new ArrayList<>(World.inOrder());
    Collections.shuffle(shuffled, new Random(seed));
    var one = Scorer.score(card, data.sheet(world.kpis, World.inOrder()).done());
    var other = Scorer.score(card, data.sheet(world.kpis, shuffled).done());
    for (int period = 0; period < World.PERIODS; period++) {
      for (int at = 0; at < PARTNERS; at++) {
        assertThat(other.get(period).explain(at))
            .as("to the last bit")
            .isEqualTo(one.get(period).explain(shuffled.get(at)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void weightsAreRelativeSoACommonFactorChangesNothing(long seed) {
    var world = new World(seed, 1);
    var tenfold = new World(seed, 10);
    var card = world.card();
    var heavier = tenfold.card();
    var data = world.data().sheet(world.kpis, World.inOrder()).done();
    var one = Scorer.score(card, data).getLast();
    var other = Scorer.score(heavier, data).getLast();
    for (int i = 0; i < PARTNERS; i++) {
      assertThat(Double.compare(other.score(i), one.score(i))).isZero();
      assertThat(other.rank(i)).isEqualTo(one.rank(i));
      assertThat(other.coverage(i)).isCloseTo(one.coverage(i), within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void ranksAreACompetitionOverTheRoundedScores(long seed) {
    for (var scores : scores(seed)) {
      for (int i = 0; i < PARTNERS; i++) {
        int above = 0;
        for (int j = 0; j < PARTNERS; j++) {
          above += scores.score(j) > scores.score(i) ? 1 : 0;
        }
        assertThat(scores.rank(i)).isEqualTo(Double.isNaN(scores.score(i)) ? 0 : above + 1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aBetterValueNeverScoresFewerPointsWithEverythingElseEqual(long seed) {
    var random = new Random(seed);
    var rules = new HashMap<Rule, Boolean>();
    var span = new Span(0, 100);
    for (boolean lower : new boolean[] {false, true}) {
      rules.put(new AttainmentRule(span, lower, 0.5, 1, 1.2), lower);
      rules.put(new MinMaxRule(span, lower), lower);
      rules.put(new PercentileRule(span, lower), lower);
      rules.put(new ZScoreRule(span, lower, 50, 15), lower);
    }
    rules.put(new GoalRedFlagRule(span, 70, 30), false);
    rules.put(new GoalRedFlagRule(span, 30, 70), true);
    var others = random.doubles(30, -20, 120).toArray();
    var everybody = Grouping.by(List.of(), Sheet.of(30).done().population());
    var peers = Distribution.byGroup(everybody, others)[0];
    rules.forEach(
        (rule, lower) -> {
          var values = random.doubles(200, -50, 150).sorted().toArray();
          double last = lower ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
          for (double value : values) {
            double points = rule.points(value, 60, peers, 30);
            assertThat(points).isBetween(0.0, 140.0);
            assertThat(lower ? last >= points : points >= last)
                .as("%s at %s", rule, value)
                .isTrue();
            last = points;
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theSameInputsGiveTheSameExplanations(long seed) {
    assertThat(all(scores(seed))).isEqualTo(all(scores(seed)));
  }

  private static Map<String, Explanation> all(List<Scores> periods) {
    var all = new HashMap<String, Explanation>();
    for (var scores : periods) {
      for (int i = 0; i < PARTNERS; i++) {
        all.put(scores.period() + "/" + i, scores.explain(i));
      }
    }
    return all;
  }
}
