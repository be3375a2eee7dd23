package dev.touchstone.score.change;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.score.column.KpiColumn;
import dev.touchstone.score.explanation.Change.Stand;
import dev.touchstone.score.tree.CompiledCard;
import dev.touchstone.score.tree.PeriodScores;
import dev.touchstone.score.tree.Tree;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;

/**
 * One of the two states a change lies between, as one partner sees it.
 *
 * @param partner its place in the population; -1 if it is not among them
 */
record PartnerState(PeriodScores scores, int partner) {
  PartnerState(PeriodScores scores, PartnerId partner) {
    this(scores, scores.population().indexOf(partner));
  }

  boolean known() {
    return partner >= 0;
  }

  boolean scored() {
    return scores.standings().ranked(partner);
  }

  CompiledCard method() {
    return scores.method();
  }

  Tree tree() {
    return scores.method().tree();
  }

  Period period() {
    return scores.period();
  }

  Scorecard.Node node(int node) {
    return tree().node(node);
  }

  /** NaN where it has none, or the scorecard has no such node (-1). */
  double points(int node) {
    return node < 0 ? Double.NaN : scores.pointsAt(node, partner);
  }

  /** Declared; 0 where the scorecard has no such node (-1). */
  double weight(int node) {
    return node < 0 ? 0 : tree().weight(node);
  }

  /** Whether the node counts in a mean. */
  boolean present(int node) {
    return weight(node) > 0 && !Double.isNaN(points(node));
  }

  KpiColumn column(int node) {
    return scores.kpis().get(tree().kpiAt(node));
  }

  /** The score before it is rounded. */
  double clipped() {
    return method().span().clip(scores.adjustedScore(partner));
  }

  Stand stand() {
    return Chain.stand(this);
  }
}
