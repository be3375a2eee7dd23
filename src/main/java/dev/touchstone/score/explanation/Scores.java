package dev.touchstone.score.explanation;

import dev.touchstone.measure.Population;
import dev.touchstone.score.rule.Grouping;
import dev.touchstone.score.rule.Rounding;
import dev.touchstone.score.tree.Ranking;
import dev.touchstone.shared.Period;
import java.util.Arrays;
import java.util.List;

/** Everybody's result for one period, in population order. Explanations are made when asked for. */
public interface Scores {
  Period period();

  Population population();

  /** Rounded score, or NaN where it is withheld. */
  double score(int partner);

  /** 1 is best; ties share the smaller number; 0 where the score is withheld. */
  int rank(int partner);

  /** Band id after gates; empty where the score is withheld. */
  String band(int partner);

  /** Why there is no score; empty where there is one. */
  String withheldFor(int partner);

  /** Share of the total weight backed by measured values, 0..1. */
  double coverage(int partner);

  /**
   * Points of a KPI or group on the scorecard's scale, or NaN where it has none.
   *
   * @throws IllegalArgumentException if the scorecard has no such node
   */
  double points(String node, int partner);

  /** Everybody's, in population order; to be read only. */
  double[] points(String node);

  Explanation explain(int partner);

  /**
   * The share of weight of what a group is made of on which one partner leads another, ties
   * counting half: what decides their duel where the group is put together by duels.
   *
   * @param group of the scorecard
   * @return 0..1, above one half for who wins; NaN where they have no part in common
   * @throws IllegalArgumentException if the scorecard has no such group
   */
  double duel(String group, int one, int other);

  /**
   * Everybody's rank by a KPI or group among the partners that are alike in some attributes.
   *
   * @param node of the scorecard
   * @param within columns of the partner dataset; everybody if empty
   * @param decimals digits points are rounded to before they are ranked
   * @return 1 is best; ties share the smaller number; 0 without points or in no group
   */
  default int[] ranks(String node, List<String> within, int decimals) {
    var grouping = Grouping.by(within, population());
    var all = points(node);
    var points = new double[all.length];
    Arrays.setAll(points, i -> grouping.groupOf(i) < 0 ? Double.NaN : all[i]);
    return Ranking.ranks(points, new Rounding(decimals), grouping);
  }
}
