package dev.touchstone.score.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.scorecard.Aggregation;
import dev.touchstone.definition.scorecard.Aggregation.Zeros;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.scorecard.Scorecard.Group;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.measure.Measurements.PeriodMeasurements;
import dev.touchstone.score.Scorer;
import dev.touchstone.score.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KernelTests {
  private static void same(Scorecard card, Measurements measured, Kernel kernel, Pass pass) {
    int last = measured.periods().size() - 1;
    var scores = Scorer.score(card, measured).get(last);
    pass.play(kernel, kernel.weights());
    for (int i = 0; i < measured.population().size(); i++) {
      assertThat(pass.ranks()[i]).isEqualTo(scores.rank(i));
      assertThat(pass.score(i)).isEqualTo(Double.valueOf(scores.score(i)));
      var band = pass.bands()[i] < 0 ? "" : card.bands().get(pass.bands()[i]).id();
      assertThat(band).isEqualTo(scores.band(i));
    }
  }

  @Test
  void declaredWeightsGiveTheScorersScores() {
    for (long seed = 1; seed <= 150; seed++) {
      var world = new World(seed, 1);
      var card = world.card();
      var measured = world.data().sheet(world.kpis, World.inOrder()).done();
      var kernel = Kernel.of(card, measured, measured.periods().size() - 1);
      same(card, measured, kernel, new Pass(kernel));
    }
  }

  @Test
  void aVariantIsAsGoodAsItsOwnScorecardAndAPassServesBoth() {
    var means =
        List.of(
            Aggregation.GEOMETRIC,
            new Aggregation.Geometric(new Zeros.NoPoints()),
            Aggregation.HARMONIC,
            new Aggregation.Copeland());
    for (long seed = 1; seed <= 40; seed++) {
      var world = new World(seed, 1);
      var card = world.card();
      var measured = world.data().sheet(world.kpis, World.inOrder()).done();
      var kernel = Kernel.of(card, measured, measured.periods().size() - 1);
      var pass = new Pass(kernel);
      for (var mean : means) {
        var variant = card.with(aggregated(card.root(), mean));
        same(variant, measured, kernel.under(variant), pass);
      }
      same(card, measured, kernel, pass);
    }
  }

  private static Group aggregated(Group group, Aggregation mean) {
    return new Group(
        group.id(),
        group.title(),
        group.weight(),
        group.objective(),
        mean,
        group.minimumParts(),
        group.required(),
        group.children().stream()
            .map(child -> child instanceof Group below ? aggregated(below, mean) : child)
            .toList(),
        group.at());
  }

  @Test
  void valuesAsTheyAreChangeNothing() {
    for (long seed = 1; seed <= 40; seed++) {
      var world = new World(seed, 1);
      var card = world.card();
      var measured = world.data().sheet(world.kpis, World.inOrder()).done();
      var kernel = Kernel.of(card, measured, measured.periods().size() - 1);
      var same = new HashMap<String, double[]>();
      card.kpis().forEach(kpi -> same.put(kpi.id(), kernel.values(kpi.id())));
      same(card, measured, kernel.with(same), new Pass(kernel));
      var nothing = new double[measured.population().size()];
      Arrays.fill(nothing, Double.NaN);
      card.kpis().forEach(kpi -> same.put(kpi.id(), nothing));
      same(card, measured, kernel.with(same), new Pass(kernel));
    }
  }

  /** What is not drawn is taken over, and that must make no difference. */
  @Test
  void someValuesDrawnAreAsGoodAsHavingMeasuredThem() {
    for (long seed = 1; seed <= 60; seed++) {
      var world = new World(seed, 1);
      var card = world.card();
      var random = new Random(seed);
      var measured = world.data().sheet(world.kpis, World.inOrder()).done();
      int period = measured.periods().size() - 1;
      var kernel = Kernel.of(card, measured, period);
      var drawn = new HashMap<String, double[]>();
      var kpis = new LinkedHashMap<>(measured.periods().get(period).kpis());
      for (var kpi : card.kpis()) {
        if (random.nextInt(3) == 0) {
          var of = kernel.values(kpi.id()).clone();
          Arrays.setAll(of, i -> of[i] + random.nextInt(3));
          drawn.put(kpi.id(), of);
          var before = Objects.requireNonNull(kpis.get(kpi.id()));
          kpis.put(
              kpi.id(),
              new KpiMeasurements(
                  of, before.states(), before.targets(), before.evidence(), before.totals()));
        }
      }
      var periods = new ArrayList<>(measured.periods());
      periods.set(period, new PeriodMeasurements(periods.get(period).period(), kpis));
      var others = new Measurements(measured.population(), periods);
      same(card, others, kernel.with(drawn), new Pass(kernel));
    }
  }
}
