package dev.touchstone.score.explanation;

import dev.touchstone.definition.scorecard.Adjustment;
import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.score.explanation.Explanation.Adjusted;
import dev.touchstone.score.explanation.Explanation.Branch;
import dev.touchstone.score.explanation.Explanation.GateResult;
import dev.touchstone.score.explanation.Explanation.Leaf;
import dev.touchstone.score.explanation.Explanation.Outcome;
import dev.touchstone.score.explanation.Explanation.Part;
import dev.touchstone.score.explanation.Explanation.Weighed;
import dev.touchstone.score.tree.AdjustmentStep;
import dev.touchstone.score.tree.ArithmeticMean;
import dev.touchstone.score.tree.CompiledCard;
import dev.touchstone.score.tree.CopelandScore;
import dev.touchstone.score.tree.Duels;
import dev.touchstone.score.tree.GateCheck;
import dev.touchstone.score.tree.PeriodScores;
import dev.touchstone.score.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes one partner's score apart, down to the KPIs; {@link KpiExplainer} says what is behind each.
 *
 * <p>Contributions go from the top down: a part contributes its points times a factor. At the root
 * the factor is 1; each child's is its parent's, times its share of the weight present, times the
 * ratio of the parent's points to the arithmetic mean of the children. That ratio is 1 for
 * arithmetic means; other means are lower or higher the more uneven the children are, and so the
 * children bear the difference in proportion. Where points make no proportion (duels, formulas,
 * children without points under a parent that has some) they bear it by weight. In every tree
 * contributions of siblings add up to their parent's.
 */
public final class Explainer {
  private final PeriodScores scores;
  private final CompiledCard method;
  private final Tree tree;
  private final int partner;
  private final boolean scored;

  public Explainer(PeriodScores scores, int partner) {
    this.scores = scores;
    this.method = scores.method();
    this.tree = method.tree();
    this.partner = partner;
    this.scored = scores.standings().ranked(partner);
  }

  Explanation explanation() {
    var root =
        (Branch)
            part(
                0,
                scored
                    ? ContributionFactor.ofRoot(scores.pointsAt(0, partner))
                    : ContributionFactor.NONE,
                Weight.WHOLE);
    var gates = method.gates().stream().map(this::result).toList();
    var population = scores.population();
    var explanation =
        new Explanation(
            population.partners().get(partner),
            population.called(partner),
            scores.period(),
            outcome(),
            scores.coverage(partner),
            root,
            adjustments(),
            gates,
            List.of(),
            Opening.NONE,
            Outlooks.of(scores, partner),
            Change.NONE);
    return new Narrative(method, explanation).told();
  }

  private GateResult result(GateCheck check) {
    var gate = check.gate();
    return new GateResult(
        gate.id(),
        gate.title(),
        check.passed(scores, partner),
        finite(check.points(scores, partner)),
        gate.atLeastPoints().doubleValue(),
        gate.bandAtMost());
  }

  private Outcome outcome() {
    if (!scored) {
      return new Outcome.Withheld(scores.withheldFor(partner));
    }
    var standings = scores.standings();
    return new Outcome.Scored(
        standings.score(partner),
        scores.adjustedScore(partner),
        standings.rank(partner),
        standings.ranked(),
        scores.band(partner),
        method.bands().id(scores.bandBeforeGates(partner)));
  }

  public List<Adjusted> adjustments() {
    var adjustments = new ArrayList<Adjusted>();
    double score = scores.pointsAt(0, partner);
    for (var step : scored ? method.steps() : List.<AdjustmentStep>of()) {
      double after = step.after(scores, partner, score);
      if (after != score) {
        var adjustment = step.adjustment();
        var reason =
            adjustment instanceof Adjustment.ByException decided
                ? decided.reason() + " (until " + decided.days().lastDay() + ")"
                : "";
        adjustments.add(new Adjusted(adjustment.id(), adjustment.title(), score, after, reason));
      }
      score = after;
    }
    return List.copyOf(adjustments);
  }

  /**
   * Shares of the whole weight, 0..1.
   *
   * @param leftOut KPIs without points that effective owes its difference from declared to
   */
  private record Weight(double declared, double effective, int leftOut) {
    static final Weight WHOLE = new Weight(1, 1, 0);
  }

  private Part part(int node, ContributionFactor stake, Weight weight) {
    return switch (tree.node(node)) {
      case Scorecard.Group group -> branch(node, group, stake, weight);
      case Kpi kpi -> leaf(node, kpi, stake, weight);
    };
  }

  private Branch branch(int node, Scorecard.Group group, ContributionFactor stake, Weight weight) {
    double all = 0;
    int leftOut = weight.leftOut();
    for (int child = tree.first(node); child < tree.end(node); child++) {
      all += tree.weight(child);
      leftOut += present(child) ? 0 : counting(child);
    }
    double present = 0;
    double plain = 0;
    for (int child = tree.first(node); child < tree.end(node); child++) {
      if (present(child)) {
        present += tree.weight(child);
        plain += tree.weight(child) * scores.pointsAt(child, partner);
      }
    }
    double points = scores.pointsAt(node, partner);
    boolean counts = !Double.isNaN(points);
    boolean arithmetic = tree.aggregator(node) instanceof ArithmeticMean;
    boolean byWeight =
        tree.aggregator(node).sharedByWeight()
            || (!arithmetic && plain == 0 && points != 0)
            || Double.isNaN(stake.factor());
    double evenness = arithmetic || plain == 0 || !counts ? 1 : points / (plain / present);
    var parts = new ArrayList<Part>();
    for (int child = tree.first(node); child < tree.end(node); child++) {
      double share = present(child) && counts ? tree.weight(child) / present : 0;
      var childs =
          share == 0 || stake == ContributionFactor.NONE
              ? ContributionFactor.NONE
              : byWeight
                  ? ContributionFactor.ofAmount(
                      stake.amount() * share, scores.pointsAt(child, partner))
                  : ContributionFactor.ofFactor(
                      stake.factor() * share * evenness, scores.pointsAt(child, partner));
      double declared = all == 0 ? 0 : tree.weight(child) / all;
      parts.add(
          part(
              child,
              childs,
              new Weight(
                  weight.declared() * declared,
                  weight.effective() * share,
                  share == 0 ? 0 : leftOut)));
    }
    return new Branch(
        group.id(),
        group.title(),
        group.objective(),
        weighed(node, stake, weight),
        parts,
        duels(node));
  }

  private Duels duels(int node) {
    return tree.aggregator(node) instanceof CopelandScore && points(node).isPresent()
        ? CopelandScore.duels(
            scores.points(),
            tree.weights(),
            tree.first(node),
            tree.end(node),
            partner,
            scores.population())
        : Duels.NONE;
  }

  private Leaf leaf(int node, Kpi kpi, ContributionFactor stake, Weight weight) {
    var column = scores.kpis().get(tree.kpiAt(node));
    var explainer = new KpiExplainer(scores, column, partner);
    return new Leaf(
        kpi.id(),
        kpi.title(),
        kpi.status(),
        weighed(node, stake, weight),
        explainer.measurement(),
        explainer.valued());
  }

  private Weighed weighed(int node, ContributionFactor stake, Weight weight) {
    return new Weighed(
        tree.weight(node),
        weight.declared() * 100,
        weight.effective() * 100,
        weight.leftOut(),
        points(node),
        stake == ContributionFactor.NONE ? Optional.empty() : Optional.of(stake.amount()));
  }

  /** How many KPIs of a weight there are at or below a node. */
  private int counting(int node) {
    if (tree.weight(node) == 0) {
      return 0;
    }
    if (tree.kpiAt(node) >= 0) {
      return 1;
    }
    int counting = 0;
    for (int child = tree.first(node); child < tree.end(node); child++) {
      counting += counting(child);
    }
    return counting;
  }

  private boolean present(int node) {
    return tree.weight(node) > 0 && !Double.isNaN(scores.pointsAt(node, partner));
  }

  /** The root of a withheld score has none: what the parts would make is no score. */
  private Optional<Double> points(int node) {
    return node == 0 && !scored ? Optional.empty() : finite(scores.pointsAt(node, partner));
  }

  static Optional<Double> finite(double number) {
    return Double.isNaN(number) ? Optional.empty() : Optional.of(number);
  }
}
