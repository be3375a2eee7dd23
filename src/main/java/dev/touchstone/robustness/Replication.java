package dev.touchstone.robustness;

/**
 * What one replication decides.
 *
 * @param choices by {@link Doubt} with alternatives: 0 for what the scorecard declares, 1 for the
 *     first alternative, and so on
 * @param weights by node in the order of {@link dev.touchstone.score.replay.Kernel#nodes}
 * @param errors where the draws for measurement errors start; 0 for values as measured
 */
public record Replication(int[] choices, double[] weights, long errors) {}
