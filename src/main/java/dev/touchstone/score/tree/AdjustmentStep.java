package dev.touchstone.score.tree;

import dev.touchstone.definition.scorecard.Adjustment;
import dev.touchstone.definition.scorecard.Adjustment.Need;
import dev.touchstone.measure.Population;
import dev.touchstone.score.rule.Grouping;
import dev.touchstone.score.rule.Rounding;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import java.util.List;
import java.util.Map;

/**
 * An adjustment compiled. Steps work on the unrounded score of partners that have one; points a
 * condition asks for are rounded like the score, so that what a person reads decides.
 */
public sealed interface AdjustmentStep {
  Adjustment adjustment();

  /**
   * @param score before this step, unrounded
   * @return after it; the same number where the step is not for this partner
   */
  double after(Rolled scores, int partner, double score);

  static AdjustmentStep of(Adjustment adjustment, Tree tree, Rounding rounding) {
    return switch (adjustment) {
      case Adjustment.Bonus bonus ->
          new Bonus(
              bonus, bonus.points().doubleValue(), When.of(bonus.condition(), tree, rounding));
      case Adjustment.Cap cap ->
          new Cap(cap, cap.atMost().doubleValue(), When.of(cap.condition(), tree, rounding));
      case Adjustment.HoldHarmless hold ->
          new HoldHarmless(
              hold,
              hold.without().stream().map(tree::indexOf).toList(),
              When.of(hold.condition(), tree, rounding));
      case Adjustment.ByException decided ->
          new ByException(
              decided, decided.partner(), decided.days(), decided.score().doubleValue());
    };
  }

  record Bonus(Adjustment adjustment, double points, When when) implements AdjustmentStep {
    @Override
    public double after(Rolled scores, int partner, double score) {
      return when.holds(scores, partner) ? score + points : score;
    }
  }

  record Cap(Adjustment adjustment, double atMost, When when) implements AdjustmentStep {
    @Override
    public double after(Rolled scores, int partner, double score) {
      return when.holds(scores, partner) ? Math.min(score, atMost) : score;
    }
  }

  /** What the tree would give without the nodes, if that is more, comes on top. */
  record HoldHarmless(Adjustment adjustment, List<Integer> without, When when)
      implements AdjustmentStep {
    @Override
    public double after(Rolled scores, int partner, double score) {
      if (!when.holds(scores, partner)) {
        return score;
      }
      double spared = scores.rootWithout(without, partner) - scores.pointsAt(0, partner);
      return spared > 0 ? score + spared : score;
    }
  }

  record ByException(Adjustment adjustment, PartnerId partner, Period days, double score)
      implements AdjustmentStep {
    @Override
    public double after(Rolled scores, int place, double before) {
      return days.contains(scores.period().from())
              && days.contains(scores.period().lastDay())
              && scores.population().partners().get(place).equals(partner)
          ? score
          : before;
    }
  }

  /** Whom a step is for: all of it must hold. */
  record When(List<Bound> bounds, Map<String, List<String>> attributes, Rounding rounding) {
    /**
     * @param ticks of rounded points
     */
    record Bound(int node, long ticks, boolean atLeast) {}

    static When of(Adjustment.Condition condition, Tree tree, Rounding rounding) {
      var bounds =
          condition.points().stream()
              .map(
                  need ->
                      switch (need) {
                        case Need.AtLeast(var of, var points) ->
                            new Bound(tree.indexOf(of), rounding.atLeast(points), true);
                        case Need.Below(var of, var points) ->
                            new Bound(tree.indexOf(of), rounding.atLeast(points), false);
                      })
              .toList();
      return new When(bounds, condition.attributes(), rounding);
    }

    boolean holds(Rolled scores, int partner) {
      for (var bound : bounds) {
        double points = scores.pointsAt(bound.node(), partner);
        if (Double.isNaN(points) || rounding.ticks(points) >= bound.ticks() != bound.atLeast()) {
          return false;
        }
      }
      return attributes.entrySet().stream()
          .allMatch(
              one -> one.getValue().contains(text(scores.population(), one.getKey(), partner)));
    }

    private static String text(Population population, String attribute, int partner) {
      return Grouping.column(attribute, population).get(partner);
    }
  }
}
