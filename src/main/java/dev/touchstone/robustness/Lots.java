package dev.touchstone.robustness;

import dev.touchstone.definition.Robustness;
import dev.touchstone.definition.Scorecard.Kpi;
import dev.touchstone.definition.Scorecard.Node;
import dev.touchstone.score.Kernel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Draws replications. Every lot has its own generator, started from the seed and the lot's number:
 * which thread draws it, and when, cannot matter.
 */
final class Lots {
  /** Numbers for the first and the second matrix of a design, apart from those of replications. */
  static final long FIRST_MATRIX = 1L << 40;

  static final long SECOND_MATRIX = 1L << 41;
  static final long RESAMPLING = 1L << 42;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final Robustness robustness;
  private final Variants variants;
  private final List<Node> nodes;
  private final double[] declared;
  private final double[] noise;

  Lots(Variants variants) {
    var kernel = variants.declared();
    this.robustness = kernel.scorecard().robustness();
    this.variants = variants;
    this.nodes = kernel.nodes();
    this.declared = kernel.weights();
    this.noise = new double[declared.length];
    var doubts = robustness.doubts();
    for (int node = 1; node < noise.length; node++) {
      var share = nodes.get(node) instanceof Kpi ? doubts.kpiWeights() : doubts.groupWeights();
      noise[node] = declared[node] > 0 && kernel.siblings(node) > 1 ? share.doubleValue() : 0;
    }
  }

  static SplittableRandom random(long seed, long number) {
    return new SplittableRandom(seed * GOLDEN + number);
  }

  Replication declared() {
    return new Replication(new int[4], declared.clone(), 0);
  }

  Replication draw(long number) {
    var random = random(robustness.seed(), number);
    var choices = new int[4];
    for (int doubt = 0; doubt < choices.length; doubt++) {
      choices[doubt] = random.nextInt(variants.choices(Doubt.values()[doubt]));
    }
    var weights = declared.clone();
    for (int node = 0; node < weights.length; node++) {
      weights[node] *= 1 + noise[node] * (2 * random.nextDouble() - 1);
    }
    long errors = robustness.doubts().errors().isEmpty() ? 0 : random.nextLong() | 1;
    return new Replication(choices, weights, errors);
  }

  /** What is in doubt, each doubt by itself and then each weight. */
  List<Factor> factors() {
    var factors = new ArrayList<Factor>();
    var weights = new ArrayList<Factor>();
    for (int node = 0; node < noise.length; node++) {
      if (noise[node] > 0) {
        weights.add(new Factor.OfWeight(node, nodes.get(node).id(), nodes.get(node).title()));
      }
    }
    for (var doubt : Doubt.values()) {
      boolean open =
          switch (doubt) {
            case SCORE, AGGREGATE, OUTLIERS, WHEN_MISSING -> variants.choices(doubt) > 1;
            case WEIGHTS -> !weights.isEmpty();
            case VALUES -> !robustness.doubts().errors().isEmpty();
          };
      if (open) {
        factors.add(new Factor.OfDoubt(doubt));
      }
    }
    factors.addAll(weights);
    return List.copyOf(factors);
  }

  /** What measured values are multiplied with, by KPI id and partner. */
  Map<String, double[]> errors(long from, Kernel kernel) {
    var random = new SplittableRandom(from);
    var factors = new HashMap<String, double[]>();
    for (var node : nodes) {
      var error = robustness.doubts().errors().getOrDefault(node.id(), BigDecimal.ZERO);
      if (node instanceof Kpi && error.signum() > 0) {
        var drawn = new double[kernel.population().size()];
        for (int i = 0; i < drawn.length; i++) {
          drawn[i] = 1 + error.doubleValue() * random.nextGaussian();
        }
        factors.put(node.id(), drawn);
      }
    }
    return factors;
  }
}
