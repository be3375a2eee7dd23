package dev.touchstone.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.Aggregation;
import dev.touchstone.definition.Aggregation.Zeros;
import dev.touchstone.definition.Scorecard;
import dev.touchstone.definition.Scorecard.Group;
import dev.touchstone.measure.Measurements;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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
  void timesOneChangesNothing() {
    var world = new World(4, 1);
    var card = world.card();
    var measured = world.data().sheet(world.kpis, World.inOrder()).done();
    var kernel = Kernel.of(card, measured, 0);
    var ones = new double[measured.population().size()];
    Arrays.fill(ones, 1);
    var factors = new HashMap<String, double[]>();
    card.kpis().forEach(kpi -> factors.put(kpi.id(), ones));
    var pass = new Pass(kernel);
    pass.play(kernel, kernel.weights());
    var ranks = pass.ranks().clone();
    pass.play(kernel.multiplied(factors), kernel.weights());
    assertThat(pass.ranks()).isEqualTo(ranks);
  }
}
