package dev.touchstone.score;

import dev.touchstone.definition.Scorecard;
import dev.touchstone.score.Explanation.Branch;
import dev.touchstone.score.Explanation.Leaf;
import dev.touchstone.score.Explanation.Outcome;
import dev.touchstone.score.Explanation.Part;
import dev.touchstone.score.Explanation.PeerStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes one partner's score apart.
 *
 * <p>Contributions go from the top down: a part contributes its points times a factor. At the root
 * the factor is 1; each child's is its parent's, times its share of the weight present, times the
 * ratio of the parent's points to the arithmetic mean of the children. That ratio is 1 for
 * arithmetic means; geometric and harmonic means are lower the more uneven the children are, and so
 * the children bear the difference in proportion. In every tree contributions of siblings add up to
 * their parent's.
 */
final class Explainer {
  private final PeriodScores scores;
  private final Method method;
  private final Tree tree;
  private final int partner;
  private final boolean scored;

  Explainer(PeriodScores scores, int partner) {
    this.scores = scores;
    this.method = scores.method();
    this.tree = method.tree();
    this.partner = partner;
    this.scored = scores.standings().ranked(partner);
  }

  Explanation explanation() {
    var root = (Branch) part(0, scored ? 1 : 0, 1);
    var gates = method.gates().stream().map(gate -> gate.result(scores, partner)).toList();
    var population = scores.population();
    var explanation =
        new Explanation(
            population.partners().get(partner),
            name(),
            scores.period(),
            outcome(),
            scores.coverage(partner),
            root,
            gates,
            List.of());
    return new Narrative(method, explanation).told();
  }

  private String name() {
    var name = scores.population().names().get(partner);
    return name.isBlank() ? scores.population().partners().get(partner).value() : name;
  }

  private Outcome outcome() {
    if (!scored) {
      return new Outcome.Withheld(scores.withheldFor(partner));
    }
    var standings = scores.standings();
    return new Outcome.Scored(
        standings.score(partner),
        scores.pointsAt(0, partner),
        standings.rank(partner),
        standings.ranked(),
        scores.band(partner),
        method.bands().id(method.bands().of(standings.ticks(partner))));
  }

  /**
   * @param factor what a point of this part adds to the unrounded score
   * @param effective its share of the whole weight, 0..1
   */
  private Part part(int node, double factor, double effective) {
    return switch (tree.node(node)) {
      case Scorecard.Group group -> branch(node, group, factor, effective);
      case Scorecard.Kpi kpi -> leaf(node, kpi, factor, effective);
    };
  }

  private Branch branch(int node, Scorecard.Group group, double factor, double effective) {
    double present = 0;
    double plain = 0;
    for (int child = tree.first(node); child < tree.end(node); child++) {
      if (present(child)) {
        present += tree.weight(child);
        plain += tree.weight(child) * scores.pointsAt(child, partner);
      }
    }
    double points = scores.pointsAt(node, partner);
    boolean arithmetic = group.aggregation() == Scorecard.Aggregation.ARITHMETIC;
    double evenness = arithmetic || plain == 0 ? 1 : points / (plain / present);
    var parts = new ArrayList<Part>();
    for (int child = tree.first(node); child < tree.end(node); child++) {
      double share = present(child) ? tree.weight(child) / present : 0;
      parts.add(part(child, factor * share * evenness, effective * share));
    }
    return new Branch(
        group.id(),
        group.title(),
        group.objective(),
        tree.weight(node),
        effective * 100,
        points(node),
        contribution(node, factor),
        parts);
  }

  private Leaf leaf(int node, Scorecard.Kpi kpi, double factor, double effective) {
    var column = scores.kpis().get(tree.kpiAt(node));
    var phrasing = Phrasing.of(kpi, method.scorecard().scale());
    boolean byRule = column.treatment(partner).ownData();
    return new Leaf(
        kpi.id(),
        kpi.title(),
        kpi.unit(),
        tree.weight(node),
        effective * 100,
        points(node),
        contribution(node, factor),
        column.gap(partner).state(),
        finite(column.history().now().values()[partner]),
        finite(target(column)),
        peers(column),
        byRule ? column.rule().sentence(column.reading(partner), phrasing) : "",
        StandIns.sentence(column, partner, phrasing),
        column.history().now().evidence().of(partner));
  }

  private double target(KpiColumn column) {
    int ago = column.carriedFrom(partner);
    return column.history().measured().get(ago).targets()[partner];
  }

  private PeerStatistics peers(KpiColumn column) {
    var peers = column.peers().of(partner);
    boolean ranked = column.gap(partner) == Gap.NONE;
    double value = column.history().now().values()[partner];
    int better = Rule.lowerIsBetter(column.kpi()) ? peers.below(value) : peers.above(value);
    return new PeerStatistics(
        column.peers().label(partner),
        peers.count(),
        peers.minimum(),
        peers.median(),
        peers.mean(),
        peers.maximum(),
        ranked ? better + 1 : 0);
  }

  private boolean present(int node) {
    return tree.weight(node) > 0 && !Double.isNaN(scores.pointsAt(node, partner));
  }

  private double contribution(int node, double factor) {
    double points = scores.pointsAt(node, partner);
    return Double.isNaN(points) ? 0 : factor * points;
  }

  /** The root of a withheld score has none: what the parts would make is no score. */
  private Optional<Double> points(int node) {
    return node == 0 && !scored ? Optional.empty() : finite(scores.pointsAt(node, partner));
  }

  private static Optional<Double> finite(double number) {
    return Double.isNaN(number) ? Optional.empty() : Optional.of(number);
  }
}
