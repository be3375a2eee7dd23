package dev.touchstone.score.explanation;

import dev.touchstone.definition.scorecard.Scorecard.Banding;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.Outliers;
import dev.touchstone.measure.Sample;
import dev.touchstone.score.column.KpiColumn;
import dev.touchstone.score.column.Treatment;
import dev.touchstone.score.explanation.Outlook.NextBand;
import dev.touchstone.score.explanation.Outlook.NextStep;
import dev.touchstone.score.rule.Next;
import dev.touchstone.score.rule.Phrasing;
import dev.touchstone.score.tree.CompiledCard;
import dev.touchstone.score.tree.CopelandScore;
import dev.touchstone.score.tree.PeriodScores;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds what one partner can do next by scoring it again, once per KPI. Where a value is moved
 * toward its peers, treated as an outlier or part of a duel, nobody can say what another value
 * would be worth, and nothing is said.
 */
final class Outlooks {
  private final PeriodScores scores;
  private final CompiledCard method;
  private final int partner;

  private Outlooks(PeriodScores scores, int partner) {
    this.scores = scores;
    this.method = scores.method();
    this.partner = partner;
  }

  static Outlook of(PeriodScores scores, int partner) {
    return scores.standings().ranked(partner)
        ? new Outlooks(scores, partner).outlook()
        : Outlook.NONE;
  }

  private Outlook outlook() {
    var now = new WhatIf(scores, partner).with(-1, Double.NaN);
    return new Outlook(nextBand(now), heldBy(now), tellable() ? steps(now) : List.of());
  }

  private Optional<NextBand> nextBand(WhatIf.Outcome now) {
    var bands = method.bands();
    if (now.band() < 0 || now.band() + 1 >= bands.bands().size()) {
      return Optional.empty();
    }
    int next = now.band() + 1;
    long missing = Math.max(0, bands.bounds()[next] - now.ticks());
    return Optional.of(
        new NextBand(bands.id(next), bands.title(next), method.rounding().value(missing)));
  }

  /** The gate that allows the least, of those that hold the band below what the score gives. */
  private String heldBy(WhatIf.Outcome now) {
    if (now.band() < 0 || method.bands().at(now.ticks()) == now.band()) {
      return "";
    }
    return method.gates().stream()
        .filter(gate -> !gate.passed(scores, partner) && gate.bandAtMost() == now.band())
        .findFirst()
        .map(gate -> gate.gate().title())
        .orElse("");
  }

  /** Whether one KPI's points are all that would change. */
  private boolean tellable() {
    var tree = method.tree();
    for (int node = 0; node < tree.size(); node++) {
      if (tree.kpiAt(node) < 0 && tree.aggregator(node) instanceof CopelandScore) {
        return false;
      }
    }
    return scores.kpis().stream()
        .noneMatch(
            column ->
                column.treatment(partner) == Treatment.IMPUTED
                    && column.kpi().valuation().whenMissing()
                        instanceof MissingPolicy.ImputeRowMean);
  }

  private List<NextStep> steps(WhatIf.Outcome now) {
    var whatIf = new WhatIf(scores, partner);
    var found = new ArrayList<NextStep>();
    var tree = method.tree();
    for (int node = 0; node < tree.size(); node++) {
      if (tree.kpiAt(node) >= 0 && own(scores.kpis().get(tree.kpiAt(node)))) {
        step(node, scores.kpis().get(tree.kpiAt(node)), now, whatIf).ifPresent(found::add);
      }
    }
    found.sort(
        Comparator.comparing(NextStep::dependsOnPeers)
            .thenComparingDouble(Outlooks::way)
            .thenComparing(Comparator.comparingDouble(NextStep::worth).reversed()));
    return found;
  }

  private boolean own(KpiColumn column) {
    return column.treatment(partner) == Treatment.MEASURED
        && column.kpi().status().counts()
        && !column.kpi().measure().sampling().shrinks()
        && column.kpi().valuation().outliers() instanceof Outliers.Keep;
  }

  /** How far the value has to move for its size: the less the nearer. */
  private static double way(NextStep step) {
    return step.to()
        .map(to -> Math.abs(to - step.from()) / Math.max(Math.abs(step.from()), 1e-9))
        .orElse(0.0);
  }

  private Optional<NextStep> step(int node, KpiColumn column, WhatIf.Outcome now, WhatIf whatIf) {
    double value = column.values().of(partner);
    double target = column.values().target(partner);
    int precision = column.kpi().measure().precision();
    var next =
        column.rule().next(value, target, column.points()[partner], Math.pow(10, -precision));
    return switch (next) {
      case Next.None _ -> Optional.empty();
      case Next.PastPeers(var points, var words) ->
          step(column, value, Optional.empty(), words, points, now, whatIf.with(node, points));
      case Next.Value(var wished) -> {
        double to = reachable(column, value, wished, precision);
        double points = column.wouldBe(partner, column.rule(), to, target);
        yield to == value || Double.isNaN(points)
            ? Optional.empty()
            : step(column, value, Optional.of(to), "", points, now, whatIf.with(node, points));
      }
    };
  }

  /** On the KPI's precision, past the wished value rather than short of it; a share ends at all. */
  private double reachable(KpiColumn column, double value, double wished, int precision) {
    double to =
        new BigDecimal(wished)
            .setScale(12, RoundingMode.HALF_UP)
            .setScale(precision, wished > value ? RoundingMode.CEILING : RoundingMode.FLOOR)
            .doubleValue();
    return column.values().history().now().samples().of(partner) instanceof Sample.Share
        ? Math.clamp(to, 0, 1)
        : to;
  }

  private Optional<NextStep> step(
      KpiColumn column,
      double from,
      Optional<Double> to,
      String words,
      double points,
      WhatIf.Outcome now,
      WhatIf.Outcome then) {
    double worth = method.rounding().value(then.ticks() - now.ticks());
    if (worth < 0 || (worth == 0 && then.band() <= now.band())) {
      return Optional.empty();
    }
    var phrasing = Phrasing.of(column.kpi(), method.scorecard().scale());
    var how =
        to.map(it -> "from %s to %s".formatted(phrasing.value(from), phrasing.value(it)))
            .orElse(words);
    boolean clustered = method.bands().banding() instanceof Banding.Clusters;
    return Optional.of(
        new NextStep(
            column.kpi().id(),
            column.kpi().title(),
            column.kpi().measure().unit(),
            from,
            to,
            how,
            points,
            worth,
            clustered ? "" : method.bands().title(then.band()),
            to.isEmpty()));
  }
}
