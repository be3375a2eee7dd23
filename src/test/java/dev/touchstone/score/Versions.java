package dev.touchstone.score;

import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.scorecard.Aggregation;
import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Sampling;
import dev.touchstone.definition.scorecard.Scale;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.scorecard.Scorecard.Group;
import dev.touchstone.definition.scorecard.Scorecard.Node;
import dev.touchstone.definition.valuation.Outliers;
import dev.touchstone.measure.Measurements;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A scorecard and one it might have become. */
record Versions(Scorecard old, Scorecard young, World world, Measurements data) {
  static Versions of(long seed) {
    return of(new World(seed, 1), seed);
  }

  static Versions ofFewRows(long seed) {
    return of(World.ofFewRows(seed), seed);
  }

  /** Every seed in both worlds. */
  static List<Versions> both(long seed) {
    return List.of(of(seed), ofFewRows(seed));
  }

  private static Versions of(World world, long seed) {
    var old = world.card();
    var young = new Rewriting(new Random(seed * 31), old).card();
    return new Versions(old, young, world, world.data().sheet(world.kpis, World.inOrder()).done());
  }

  /** Other weights, KPIs gone, other means; formulas here and there. */
  private record Rewriting(Random random, Scorecard old) {
    Scorecard card() {
      return new Scorecard(
          old.id(),
          old.title(),
          old.population(),
          old.period(),
          old.peers(),
          new Scale(BigDecimal.ZERO, BigDecimal.valueOf(100), random.nextInt(4)),
          old.banding(),
          old.bands(),
          group(old.root()),
          old.gates(),
          old.adjustments(),
          old.minimumCoverage(),
          old.at());
    }

    private Group group(Group group) {
      var children = new ArrayList<Node>();
      for (var child : group.children()) {
        switch (child) {
          case Kpi kpi -> {
            boolean last = children.isEmpty() && child == group.children().getLast();
            if (last || random.nextInt(4) > 0) {
              children.add(reweighted(kpi));
            }
          }
          case Group below -> children.add(group(below));
        }
      }
      return new Group(
          group.id(),
          group.title(),
          weight(group.weight()),
          group.objective(),
          aggregation(group, children),
          group.minimumParts(),
          group.required(),
          children,
          group.at());
    }

    private Aggregation aggregation(Group group, List<Node> children) {
      return switch (random.nextInt(6)) {
        case 0 -> Aggregation.GEOMETRIC;
        case 1 -> {
          var sum = String.join(" + ", children.stream().map(Node::id).toList());
          yield new Aggregation.Combination(
              new Formula("(%s) / %d".formatted(sum, children.size()), Cards.AT));
        }
        default ->
            group.aggregation() instanceof Aggregation.Combination
                ? Aggregation.ARITHMETIC
                : group.aggregation();
      };
    }

    private BigDecimal weight(BigDecimal weight) {
      return random.nextInt(3) == 0 ? BigDecimal.valueOf(random.nextInt(100)) : weight;
    }

    private Kpi reweighted(Kpi kpi) {
      var draft = Cards.kpi(kpi.id(), kpi.valuation().scoring());
      if (kpi.valuation().better() == Kpi.Direction.LOWER) {
        draft.lower();
      }
      var weight = weight(kpi.weight()).doubleValue();
      return draft
          .weight(weight == 0 ? 1 : weight)
          .whenMissing(kpi.valuation().whenMissing())
          .outliers(random.nextInt(4) == 0 ? new Outliers.Keep() : kpi.valuation().outliers())
          .sampling(random.nextInt(4) == 0 ? Sampling.AS_MEASURED : kpi.measure().sampling())
          .done();
    }
  }
}
