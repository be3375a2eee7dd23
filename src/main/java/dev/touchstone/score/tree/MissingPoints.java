package dev.touchstone.score.tree;

import dev.touchstone.definition.scorecard.Scorecard;

/** Why the tree has no points for a partner although enough of its weight is backed by data. */
record MissingPoints(PeriodScores scores, int partner) {
  String sentence() {
    return why(0).isEmpty() ? "No KPI has points for this partner" : why(0);
  }

  /** The reason nearest to the KPIs, because it is the one to act on. */
  private String why(int node) {
    var tree = scores.method().tree();
    if (!(tree.node(node) instanceof Scorecard.Group group) || hasPoints(node)) {
      return "";
    }
    var shortfall =
        tree.presence(node).shortfall(scores.points(), tree.weights(), scores.shares(), partner);
    for (int child = tree.first(node); child < tree.end(node); child++) {
      var below = why(child);
      if (!below.isEmpty()) {
        return below;
      }
    }
    for (int child = tree.first(node); child < tree.end(node); child++) {
      if (tree.aggregator(node) instanceof PowerMean mean
          && mean.breaksOn(scores.pointsAt(child, partner))) {
        return "%s has no points, so %s has none either"
            .formatted(tree.node(child).title(), group.title());
      }
      if (tree.aggregator(node) instanceof Combination && !hasPoints(child)) {
        return "%s has no points, and %s needs them"
            .formatted(tree.node(child).title(), group.title());
      }
    }
    return shortfall.isEmpty() ? "" : "%s: %s".formatted(group.title(), shortfall);
  }

  private boolean hasPoints(int node) {
    return !Double.isNaN(scores.pointsAt(node, partner));
  }
}
