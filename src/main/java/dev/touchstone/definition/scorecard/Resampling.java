package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.valuation.QuantileType;

/** Whether an interval is found by drawing a value's rows again and again. */
public sealed interface Resampling {
  /** By a formula. */
  record None() implements Resampling {}

  /**
   * @param replications how often as many rows are drawn as there are, 200..20,000
   * @param seed where the random numbers start, from 0: equal seeds draw equally
   * @param quantileType which quantiles of the values drawn the ends are
   */
  record Bootstrap(int replications, int seed, QuantileType quantileType) implements Resampling {
    /** The place (B + 1) p among B values, as the bootstrap's literature counts. */
    public static final QuantileType USUAL = new QuantileType(6);
  }
}
