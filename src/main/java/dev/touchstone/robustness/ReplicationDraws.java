package dev.touchstone.robustness;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Robustness;
import dev.touchstone.definition.scorecard.Scorecard.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Draws replications. Each has its own generator, started from the seed and its number: which
 * thread draws it, and when, cannot matter.
 */
final class ReplicationDraws {
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
  private final ValueDraws values;

  ReplicationDraws(Variants variants) {
    var kernel = variants.declared();
    this.robustness = kernel.scorecard().robustness();
    this.variants = variants;
    this.nodes = kernel.nodes();
    this.declared = kernel.weights();
    this.noise = new double[declared.length];
    this.values = ValueDraws.of(kernel);
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
    long errors = values.open() ? random.nextLong() | 1 : 0;
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
            case VALUES -> values.open();
          };
      if (open) {
        factors.add(new Factor.OfDoubt(doubt));
      }
    }
    factors.addAll(weights);
    return List.copyOf(factors);
  }

  /** Measured values as they could be otherwise, by KPI id. */
  Map<String, double[]> values(long from) {
    return values.draw(new SplittableRandom(from));
  }

  /** Which KPIs' values are in doubt, and how. */
  List<ValueDoubt> valueDoubts() {
    return values.doubts();
  }
}
