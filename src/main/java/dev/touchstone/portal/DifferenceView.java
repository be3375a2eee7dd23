package dev.touchstone.portal;

import dev.touchstone.score.Explanation;
import dev.touchstone.score.Explanation.Leaf;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * How a KPI's contribution moved between two periods. The differences of all KPIs add up to the
 * difference of the unrounded scores.
 *
 * @param note why, where it is more than a better or worse value
 * @param width of its bar in percent of the largest difference
 */
record DifferenceView(String title, ChangeView change, String note, double width) {

  /** The largest first; KPIs that did not move are left out. */
  static List<DifferenceView> between(Explanation before, Explanation now, String currency) {
    var earlier = new LinkedHashMap<String, Leaf>();
    PerspectiveView.leaves(before.root()).forEach(leaf -> earlier.put(leaf.id(), leaf));
    var moves = new ArrayList<Move>();
    for (var leaf : PerspectiveView.leaves(now.root())) {
      var was = earlier.remove(leaf.id());
      double by = leaf.contribution() - (was == null ? 0 : was.contribution());
      moves.add(
          new Move(
              leaf.title(), by, was == null ? "new on the scorecard" : note(was, leaf, currency)));
    }
    earlier
        .values()
        .forEach(
            gone ->
                moves.add(
                    new Move(gone.title(), -gone.contribution(), "no longer on the scorecard")));
    double largest = moves.stream().mapToDouble(move -> Math.abs(move.by())).max().orElse(0);
    return moves.stream()
        .filter(move -> Math.abs(move.by()) >= 0.005)
        .sorted(
            Comparator.comparingDouble((Move move) -> -Math.abs(move.by()))
                .thenComparing(Move::title))
        .map(
            move ->
                new DifferenceView(
                    move.title(),
                    ChangeView.by(BigDecimal.valueOf(move.by()), 2),
                    move.note(),
                    Math.round(Math.abs(move.by()) / largest * 1_000) / 10.0))
        .toList();
  }

  private record Move(String title, double by, String note) {}

  private static String note(Leaf was, Leaf is, String currency) {
    if (was.value().isEmpty() && is.value().isEmpty()) {
      return "no value in either period; what stands in for it moved";
    }
    if (is.value().isEmpty()) {
      return "has no value any more";
    }
    if (was.value().isEmpty()) {
      return "had no value before";
    }
    var values =
        Figures.value(was.value().orElseThrow(), was.unit(), currency)
            + " → "
            + Figures.value(is.value().orElseThrow(), is.unit(), currency);
    return Math.abs(was.effectiveWeight() - is.effectiveWeight()) < 0.005
        ? values
        : values + ", and it weighs more or less than before";
  }
}
