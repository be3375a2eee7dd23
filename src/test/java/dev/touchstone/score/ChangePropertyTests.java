package dev.touchstone.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.measure.Sample;
import dev.touchstone.measure.State;
import dev.touchstone.score.change.Chain;
import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Change.Line;
import dev.touchstone.score.explanation.Change.Moved;
import dev.touchstone.score.explanation.Scores;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What holds for every change, over random scorecards, data and other versions of both. */
class ChangePropertyTests {
  private static final int SEEDS = 60;

  @Test
  void theLinesOfEveryChangeAddUpWithinABillionth() {
    var kinds = EnumSet.noneOf(Kind.class);
    int changes = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      for (var versions : Versions.both(seed)) {
        changes += addUp(versions, "seed " + seed, kinds);
      }
    }
    assertThat(changes).isGreaterThan(2000);
    assertThat(kinds)
        .contains(
            Kind.OWN,
            Kind.VOLUME,
            Kind.TARGET,
            Kind.PEERS,
            Kind.HIERARCHY,
            Kind.PRESENCE,
            Kind.WEIGHTS,
            Kind.METHOD,
            Kind.ROUNDING);
  }

  private static int addUp(Versions versions, String seed, EnumSet<Kind> kinds) {
    int changes = 0;
    var before = Scorer.score(versions.old(), versions.data());
    for (var after :
        List.of(before.get(2), Scorer.score(versions.young(), versions.data()).get(2))) {
      for (var partner : after.population().partners()) {
        if (Chain.between(before.get(0), after).change(partner) instanceof Moved moved) {
          assertThat(sum(moved.lines()))
              .as("%s, %s", seed, partner)
              .isCloseTo(moved.points(), within(1e-9));
          boolean sameScale = after == before.get(2);
          assertThat(moved.points())
              .isCloseTo(
                  moved.after().score() - moved.before().score(), within(sameScale ? 1e-9 : 0.5));
          moved
              .lines()
              .forEach(
                  line -> {
                    assertThat(line.points()).isFinite();
                    kinds.add(line.kind());
                  });
          changes++;
        }
      }
    }
    return changes;
  }

  private static double sum(List<Line> lines) {
    return lines.stream().mapToDouble(Line::points).sum();
  }

  /**
   * What a KPI did changes its sign with the direction. How that splits between the partner and its
   * peers does not: by definition the peers of the earlier state stand still first.
   */
  @Test
  void backwardsEveryKpiAndEveryKindDidTheOpposite() {
    int compared = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      for (var versions : Versions.both(seed)) {
        compared += thereAndBack(versions, "seed " + seed);
      }
    }
    assertThat(compared).isGreaterThan(1000);
  }

  private static int thereAndBack(Versions versions, String seed) {
    int compared = 0;
    var before = Scorer.score(versions.old(), versions.data()).get(0);
    var after = Scorer.score(versions.young(), versions.data()).get(2);
    for (var partner : after.population().partners()) {
      if (Chain.between(before, after).change(partner) instanceof Moved there
          && Chain.between(after, before).change(partner) instanceof Moved back) {
        var away = byCause(there);
        var home = byCause(back);
        var all = new TreeMap<>(away);
        home.forEach((cause, points) -> all.putIfAbsent(cause, 0.0));
        for (var cause : all.keySet()) {
          assertThat(home.getOrDefault(cause, 0.0))
              .as("%s, %s, %s", seed, partner, cause)
              .isCloseTo(-away.getOrDefault(cause, 0.0), within(1e-9));
        }
        compared++;
      }
    }
    return compared;
  }

  private static Map<String, Double> byCause(Moved moved) {
    var causes = new HashMap<String, Double>();
    for (var line : moved.lines()) {
      var cause =
          switch (line.kind()) {
            case OWN, VOLUME, TARGET, PEERS, HIERARCHY, METHOD -> line.id();
            case PRESENCE, WEIGHTS, CORRECTION, CURRENCY -> line.id() + " " + line.kind();
            case ADJUSTMENT, SCALE -> "" + line.kind();
            case ROUNDING -> "";
          };
      if (!cause.isEmpty()) {
        causes.merge(cause, line.points(), Double::sum);
      }
    }
    return causes;
  }

  @Test
  void whoStandsStillAmongPeersThatMoveHasNoOwnEffect() {
    int moved = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      moved += stillPartnerMoved(new World(seed, 1), "seed " + seed);
    }
    assertThat(moved).as("peers alone moved some").isGreaterThan(10);
  }

  @Test
  void norDoesOneWhoseFewRowsArePulledTowardPeersThatMove() {
    int moved = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      moved += stillPartnerMoved(World.ofFewRows(seed), "seed " + seed);
    }
    assertThat(moved).as("peers alone moved some").isGreaterThan(30);
  }

  /** Whether the first partner's change is not nothing, though its data are always the same. */
  private static int stillPartnerMoved(World world, String seed) {
    var card = world.card();
    var data = world.data();
    int cells = world.kpis.size() * World.PARTNERS;
    for (int period = 1; period < World.PERIODS; period++) {
      for (int k = 0; k < world.kpis.size(); k++) {
        int first = k * World.PARTNERS;
        copy(data.values, first, first + period * cells);
        copy(data.targets, first, first + period * cells);
        copy(data.states, first, first + period * cells);
        copy(data.samples, first, first + period * cells);
      }
    }
    var scores = Scorer.score(card, data.sheet(world.kpis, World.inOrder()).done());
    return moved(scores.get(0), scores.get(2), seed);
  }

  private static int moved(Scores before, Scores after, String seed) {
    var still = before.population().partners().getFirst();
    if (Chain.between(before, after).change(still) instanceof Moved change) {
      for (var kind : List.of(Kind.OWN, Kind.VOLUME, Kind.TARGET)) {
        assertThat(change.of(kind)).as("%s, %s", seed, kind).isZero();
      }
      return change.points() == 0 ? 0 : 1;
    }
    return 0;
  }

  private static <T> void copy(List<T> cells, int from, int to) {
    cells.set(to, cells.get(from));
  }

  @Test
  void norWhoHadDataOnceAndCarriesIt() {
    int moved = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      var world = World.ofFewRows(seed);
      world.carrying = true;
      var card = world.card();
      var data = world.data();
      int cells = world.kpis.size() * World.PARTNERS;
      for (int period = 1; period < World.PERIODS; period++) {
        for (int k = 0; k < world.kpis.size(); k++) {
          int first = k * World.PARTNERS;
          int cell = first + period * cells;
          boolean once = k % 2 == 0; // the others back the score
          data.values.set(cell, once ? Double.NaN : data.values.get(first));
          data.states.set(cell, once ? State.MISSING : data.states.get(first));
          data.samples.set(cell, once ? new Sample.Unknown() : data.samples.get(first));
          copy(data.targets, first, cell);
        }
      }
      var scores = Scorer.score(card, data.sheet(world.kpis, World.inOrder()).done());
      moved += moved(scores.get(0), scores.get(1), "seed " + seed);
      moved += moved(scores.get(1), scores.get(2), "seed " + seed);
    }
    assertThat(moved).as("peers alone moved some").isGreaterThan(20);
  }

  @Test
  void everyStepOfAChainIsToldByItsCause() {
    var causes = Chain.Cause.values();
    int compared = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      var versions = Versions.of(seed);
      var old = Scorer.score(versions.old(), versions.data());
      var young = Scorer.score(versions.young(), versions.data());
      var first = causes[(int) (seed % 3)];
      var chain =
          new Chain(
              old.get(0),
              List.of(
                  new Chain.Link(first, old.get(1)),
                  new Chain.Link(Chain.Cause.PERIOD, old.get(2)),
                  new Chain.Link(Chain.Cause.METHOD, young.get(2))));
      for (var partner : old.getFirst().population().partners()) {
        if (chain.change(partner) instanceof Moved whole
            && Chain.between(old.get(0), old.get(1)).change(partner) instanceof Moved step
            && !Double.isNaN(old.get(2).score(old.get(2).population().indexOf(partner)))) {
          assertThat(sum(whole.lines())).isCloseTo(whole.points(), within(1e-9));
          var byKind = new EnumMap<Kind, Double>(Kind.class);
          whole.lines().forEach(line -> byKind.merge(line.kind(), line.points(), Double::sum));
          double told = step.of(Kind.SCALE) + step.of(Kind.ROUNDING);
          if (first != Chain.Cause.HIERARCHY) {
            assertThat(byKind.getOrDefault(first.kind(Kind.OWN), 0.0))
                .isCloseTo(step.points() - told, within(1e-9));
            compared++;
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(300);
  }
}
