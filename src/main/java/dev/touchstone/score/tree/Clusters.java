package dev.touchstone.score.tree;

import dev.touchstone.score.rule.Grouping;
import dev.touchstone.statistics.Quantile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Bands that the scores make: one-dimensional k-means over rounded scores, each group of partners
 * by itself. It starts from the quantiles (2j+1)/2k and moves each center to the mean of the scores
 * next to it until nothing moves; a score halfway between two centers belongs to the lower. Nothing
 * is random, so equal scores always have equal bands. Fewer different scores than bands take the
 * bands from the lowest up. A partner of no group is held against everybody's centers.
 */
final class Clusters {
  private static final int MOST_ROUNDS = 1000;

  private Clusters() {}

  /** The place of everybody's cluster, 0 for the lowest; -1 without a score. */
  static int[] of(Ranking standings, Grouping grouping, int partners, int clusters) {
    var found = new int[partners];
    Arrays.fill(found, -1);
    var scores = new double[partners];
    for (int i = 0; i < partners; i++) {
      scores[i] = standings.ranked(i) ? standings.ticks(i) : Double.NaN;
    }
    var centers = new ArrayList<double[]>();
    for (int group = 0; group < grouping.groups(); group++) {
      centers.add(centers(sorted(scores, grouping, group), clusters));
    }
    var everybodys = centers(sorted(scores), clusters);
    for (int i = 0; i < partners; i++) {
      if (standings.ranked(i)) {
        int group = grouping.groupOf(i);
        found[i] = nearest(group < 0 ? everybodys : centers.get(group), scores[i]);
      }
    }
    return found;
  }

  private static double[] sorted(double[] scores, Grouping grouping, int group) {
    return sorted(
        IntStream.range(0, scores.length)
            .filter(i -> grouping.groupOf(i) == group)
            .mapToDouble(i -> scores[i])
            .toArray());
  }

  private static double[] sorted(double[] scores) {
    return Arrays.stream(scores).filter(score -> !Double.isNaN(score)).sorted().toArray();
  }

  /** Ascending. */
  static double[] centers(double[] sorted, int clusters) {
    var different = Arrays.stream(sorted).distinct().toArray();
    if (different.length <= clusters) {
      return different;
    }
    var seeds = new double[clusters];
    Arrays.setAll(seeds, j -> Quantile.of(sorted, (2 * j + 1) / (2.0 * clusters), 7));
    var centers = Arrays.stream(seeds).distinct().toArray();
    if (centers.length < clusters) {
      // Many equal scores: start from the different ones instead.
      Arrays.setAll(seeds, j -> Quantile.of(different, (2 * j + 1) / (2.0 * clusters), 7));
      centers = seeds;
    }
    for (int round = 0; round < MOST_ROUNDS; round++) {
      var moved = moved(sorted, centers);
      if (Arrays.equals(moved, centers)) {
        break;
      }
      centers = moved;
    }
    return centers;
  }

  private static double[] moved(double[] sorted, double[] centers) {
    var sums = new double[centers.length];
    var counts = new int[centers.length];
    for (double score : sorted) {
      int cluster = nearest(centers, score);
      sums[cluster] += score;
      counts[cluster]++;
    }
    var moved = centers.clone();
    for (int j = 0; j < moved.length; j++) {
      moved[j] = counts[j] == 0 ? centers[j] : sums[j] / counts[j];
    }
    return moved;
  }

  private static int nearest(double[] centers, double score) {
    int nearest = 0;
    while (nearest + 1 < centers.length && score > (centers[nearest] + centers[nearest + 1]) / 2) {
      nearest++;
    }
    return nearest;
  }
}
