package dev.touchstone.score;

import dev.touchstone.definition.Scorecard;
import dev.touchstone.score.Explanation.Branch;
import dev.touchstone.score.Explanation.Leaf;
import dev.touchstone.score.Explanation.Outcome;
import dev.touchstone.score.Explanation.Part;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why one partner's score differs between two periods, as lines that add up. */
public sealed interface Change {

  /**
   * @param before unrounded
   * @param after unrounded
   * @param lines one per KPI that has points in either period, in the order of the newer scorecard,
   *     then one per adjustment; their effects add up to {@link #total} within 1e-9
   */
  record Moved(Period from, Period to, double before, double after, List<Line> lines)
      implements Change {
    /** Of the unrounded score, in points. */
    public double total() {
      return after - before;
    }
  }

  /** There is nothing to subtract, and why. */
  record Incomparable(String reason) implements Change {}

  /** What one KPI did to the score. */
  sealed interface Line {
    String id();

    String title();

    /** In points of the score: its contribution after, less its contribution before. */
    double effect();
  }

  /**
   * A KPI that has points in both periods. Its contribution is points times weight, so the
   * difference splits exactly: mean weight times the change of points, and mean points times the
   * change of weight. Under geometric and harmonic means the first part also holds what the other
   * KPIs did to this one's share.
   *
   * @param pointsBefore on the scale
   * @param pointsAfter on the scale
   * @param byPoints the effect of other points, in points of the score
   * @param byWeight the effect of another weight, because the method changed or other KPIs were
   *     left out or came in
   */
  record Stayed(
      String id,
      String title,
      double pointsBefore,
      double pointsAfter,
      double byPoints,
      double byWeight)
      implements Line {
    @Override
    public double effect() {
      return byPoints + byWeight;
    }
  }

  /**
   * A KPI with points only in the newer period. The others' weights shrink for it, which their own
   * lines show.
   */
  record CameIn(String id, String title, double points, double effect) implements Line {}

  /** A KPI with points only in the older period, and why it has none now; empty if it is gone. */
  record LeftOut(String id, String title, double points, double effect, String reason)
      implements Line {}

  /** An adjustment after the tree that did more or less than before. */
  record AdjustedBy(String id, String title, double effect) implements Line {}

  /**
   * A change as it is published: by the scorecard's own rule either the difference of two rounded
   * scores or the rounded difference.
   *
   * @param before unrounded, as {@code after}
   */
  static double stated(Scorecard.Scale scale, double before, double after) {
    var rounding = new Rounding(scale.change().decimals());
    var score = new Rounding(scale.decimals());
    return rounding.round(
        scale.change().ofRounded() ? score.round(after) - score.round(before) : after - before);
  }

  /** The change of one partner from an older period to a newer one, by any two methods. */
  static Change between(Scores older, Scores newer, PartnerId partner) {
    int before = older.population().indexOf(partner);
    int after = newer.population().indexOf(partner);
    if (before < 0 || after < 0) {
      var absent = before < 0 ? older.period() : newer.period();
      return new Incomparable(partner + " is not among those scored for " + absent);
    }
    return between(older.explain(before), newer.explain(after));
  }

  static Change between(Explanation older, Explanation newer) {
    return switch (older.outcome()) {
      case Outcome.Withheld withheld -> withheld(older);
      case Outcome.Scored before ->
          switch (newer.outcome()) {
            case Outcome.Withheld withheld -> withheld(newer);
            case Outcome.Scored after ->
                new Moved(
                    older.period(),
                    newer.period(),
                    before.unrounded(),
                    after.unrounded(),
                    lines(older, newer));
          };
    };
  }

  private static Change withheld(Explanation explanation) {
    return new Incomparable("There is no score for " + explanation.period());
  }

  private static List<Line> lines(Explanation older, Explanation newer) {
    var lines = new ArrayList<>(lines(leaves(older.root()), leaves(newer.root())));
    var steps = new LinkedHashMap<String, AdjustedBy>();
    for (var step : newer.adjustments()) {
      steps.put(step.id(), new AdjustedBy(step.id(), step.title(), step.after() - step.before()));
    }
    for (var step : older.adjustments()) {
      var now = steps.getOrDefault(step.id(), new AdjustedBy(step.id(), step.title(), 0));
      double effect = now.effect() - (step.after() - step.before());
      steps.put(step.id(), new AdjustedBy(step.id(), step.title(), effect));
    }
    lines.addAll(steps.values());
    return List.copyOf(lines);
  }

  private static List<Line> lines(Map<String, Leaf> older, Map<String, Leaf> newer) {
    var lines = new ArrayList<Line>();
    newer.forEach(
        (id, after) -> {
          var before = older.get(id);
          if (before != null && before.points().isPresent()) {
            lines.add(
                after.points().isPresent()
                    ? stayed(before, after)
                    : leftOut(before, after.standIn()));
          } else if (after.points().isPresent()) {
            double points = after.points().orElseThrow();
            lines.add(new CameIn(id, after.title(), points, after.contribution()));
          }
        });
    older.forEach(
        (id, before) -> {
          if (!newer.containsKey(id) && before.points().isPresent()) {
            lines.add(leftOut(before, ""));
          }
        });
    return List.copyOf(lines);
  }

  private static Line stayed(Leaf before, Leaf after) {
    double from = before.points().orElseThrow();
    double to = after.points().orElseThrow();
    double weightMoved = (after.effectiveWeight() - before.effectiveWeight()) / 100;
    double byWeight = (from + to) / 2 * weightMoved;
    double effect = after.contribution() - before.contribution();
    return new Stayed(after.id(), after.title(), from, to, effect - byWeight, byWeight);
  }

  private static Line leftOut(Leaf before, String reason) {
    double points = before.points().orElseThrow();
    return new LeftOut(before.id(), before.title(), points, -before.contribution(), reason);
  }

  private static Map<String, Leaf> leaves(Part part) {
    var leaves = new LinkedHashMap<String, Leaf>();
    switch (part) {
      case Leaf leaf -> leaves.put(leaf.id(), leaf);
      case Branch branch -> branch.parts().forEach(child -> leaves.putAll(leaves(child)));
    }
    return leaves;
  }
}
