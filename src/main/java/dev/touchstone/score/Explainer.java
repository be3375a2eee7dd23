package dev.touchstone.score;

import dev.touchstone.definition.Adjustment;
import dev.touchstone.definition.Kpi;
import dev.touchstone.definition.Resampling;
import dev.touchstone.definition.Scorecard;
import dev.touchstone.definition.Status;
import dev.touchstone.measure.Sample;
import dev.touchstone.measure.State;
import dev.touchstone.score.Explanation.Adjusted;
import dev.touchstone.score.Explanation.Branch;
import dev.touchstone.score.Explanation.Judged;
import dev.touchstone.score.Explanation.Leaf;
import dev.touchstone.score.Explanation.Measurement;
import dev.touchstone.score.Explanation.Outcome;
import dev.touchstone.score.Explanation.Part;
import dev.touchstone.score.Explanation.PeerStatistics;
import dev.touchstone.score.Explanation.Valued;
import dev.touchstone.score.Explanation.Weighed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes one partner's score apart.
 *
 * <p>Contributions go from the top down: a part contributes its points times a factor. At the root
 * the factor is 1; each child's is its parent's, times its share of the weight present, times the
 * ratio of the parent's points to the arithmetic mean of the children. That ratio is 1 for
 * arithmetic means; other means are lower or higher the more uneven the children are, and so the
 * children bear the difference in proportion. Where points make no proportion (duels, formulas,
 * children without points under a parent that has some) they bear it by weight. In every tree
 * contributions of siblings add up to their parent's.
 */
final class Explainer {
  /** Of an interval nobody asked for by another. */
  private static final double USUAL_LEVEL = 0.95;

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
    var root = (Branch) part(0, scored ? Stake.ofRoot(scores.pointsAt(0, partner)) : Stake.NONE, 1);
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
            adjustments(),
            gates,
            List.of(),
            Change.NONE);
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
        scores.adjustedScore(partner),
        standings.rank(partner),
        standings.ranked(),
        scores.band(partner),
        method.bands().id(scores.bandBeforeGates(partner)));
  }

  List<Adjusted> adjustments() {
    var adjustments = new ArrayList<Adjusted>();
    double score = scores.pointsAt(0, partner);
    for (var step : scored ? method.steps() : List.<Step>of()) {
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
   * @param effective its share of the whole weight, 0..1
   */
  private Part part(int node, Stake stake, double effective) {
    return switch (tree.node(node)) {
      case Scorecard.Group group -> branch(node, group, stake, effective);
      case Kpi kpi -> leaf(node, kpi, stake, effective);
    };
  }

  private Branch branch(int node, Scorecard.Group group, Stake stake, double effective) {
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
          share == 0
              ? Stake.NONE
              : byWeight
                  ? Stake.ofAmount(stake.amount() * share, scores.pointsAt(child, partner))
                  : Stake.ofFactor(
                      stake.factor() * share * evenness, scores.pointsAt(child, partner));
      parts.add(part(child, childs, effective * share));
    }
    return new Branch(
        group.id(),
        group.title(),
        group.objective(),
        weighed(node, stake, effective),
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

  private Leaf leaf(int node, Kpi kpi, Stake stake, double effective) {
    var column = scores.kpis().get(tree.kpiAt(node));
    var phrasing = Phrasing.of(kpi, method.scorecard().scale());
    return new Leaf(
        kpi.id(),
        kpi.title(),
        kpi.status() == Status.ACTIVE ? "" : kpi.status().word(),
        weighed(node, stake, effective),
        measurement(kpi, column, phrasing),
        valued(column, phrasing));
  }

  private Weighed weighed(int node, Stake stake, double effective) {
    return new Weighed(tree.weight(node), effective * 100, points(node), stake.amount());
  }

  private Measurement measurement(Kpi kpi, KpiColumn column, Phrasing phrasing) {
    var values = column.values();
    var history = values.history();
    return new Measurement(
        kpi.measure().unit(),
        column.gap(partner).state(),
        finite(history.now().values()[partner]),
        finite(history.target(partner, values.carriedFrom(partner))),
        Certainty.told(interval(kpi, column), phrasing),
        history.now().evidence().of(partner),
        judged(column),
        remarks(column));
  }

  private Valued valued(KpiColumn column, Phrasing phrasing) {
    boolean byRule = column.treatment(partner).byRule();
    return new Valued(
        counted(column),
        column.shrunk(partner),
        peers(column),
        byRule ? treatment(column, phrasing) + sentence(column, phrasing) : "",
        StandIns.sentence(column, partner, phrasing));
  }

  /** A share of counts has an interval for nothing; what costs a figure has to be asked for. */
  private Interval interval(Kpi kpi, KpiColumn column) {
    var now = column.values().history().now();
    if (now.states()[partner] != State.MEASURED) {
      return Interval.NOT_ASKED;
    }
    var sample = now.samples().of(partner);
    var sampling = kpi.measure().sampling();
    boolean asked = sampling.level().signum() > 0;
    if (!asked) {
      return sample instanceof Sample.Share ? Interval.of(sample, USUAL_LEVEL) : Interval.NOT_ASKED;
    }
    double level = sampling.level().doubleValue();
    return switch (sampling.resampling()) {
      case Resampling.None _ -> Interval.of(sample, level);
      case Resampling.Bootstrap how ->
          new Bootstrap(how, kpi.id(), scores.population().partners().get(partner).value())
              .interval(sample, now.samples().rows(partner), level);
    };
  }

  private List<String> remarks(KpiColumn column) {
    var remarks = new ArrayList<>(column.values().history().now().remarks().of(partner));
    judged(column).ifPresent(judged -> remarks.addAll(Trust.remarks(judged)));
    return List.copyOf(remarks);
  }

  private Optional<Judged> judged(KpiColumn column) {
    var opinions = column.values().history().now().opinions();
    if (!opinions.asked() || opinions.assessors()[partner] == 0) {
      return Optional.empty();
    }
    int apart = opinions.apart()[partner];
    return Optional.of(
        new Judged(
            opinions.assessors()[partner],
            apart,
            apart > opinions.apartAtMost(),
            opinions.agreement()));
  }

  private String sentence(KpiColumn column, Phrasing phrasing) {
    return column.rule().sentence(column.reading(partner), phrasing);
  }

  /** What was compared, where it is not the value measured. */
  private Optional<Double> counted(KpiColumn column) {
    boolean other =
        column.treatment(partner) == Treatment.IMPUTED
            || (column.treatment(partner).ownData()
                && (column.values().treatedHere(partner) || column.movedHere(partner)));
    return other ? Optional.of(column.values().counted(partner)) : Optional.empty();
  }

  /** How a value of few rows or an outlier was made to count. */
  private String treatment(KpiColumn column, Phrasing phrasing) {
    var moved = Certainty.moved(column.shrunk(partner), phrasing);
    if (!column.values().treatedHere(partner)) {
      return moved;
    }
    return moved + outlier(column, phrasing);
  }

  private String outlier(KpiColumn column, Phrasing phrasing) {
    return column.values().treated().logarithm()
        ? "compared by logarithms, because a few values lie far from all others: "
        : "%s is an outlier and counts as %s, the next value: "
            .formatted(
                phrasing.value(column.values().of(partner)),
                phrasing.value(column.values().counted(partner)));
  }

  private PeerStatistics peers(KpiColumn column) {
    var peers = column.peers().of(partner);
    boolean ranked = column.gap(partner) == Gap.NONE;
    double value = ranked ? column.values().counted(partner) : Double.NaN;
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

  /** The root of a withheld score has none: what the parts would make is no score. */
  private Optional<Double> points(int node) {
    return node == 0 && !scored ? Optional.empty() : finite(scores.pointsAt(node, partner));
  }

  private static Optional<Double> finite(double number) {
    return Double.isNaN(number) ? Optional.empty() : Optional.of(number);
  }
}
