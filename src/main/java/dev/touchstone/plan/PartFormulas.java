package dev.touchstone.plan;

import dev.touchstone.definition.scorecard.Aggregation;
import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.expression.Expressions;
import dev.touchstone.expression.Lineage;
import dev.touchstone.shared.Issues;
import java.util.stream.Collectors;

/** Checks formulas over the parts of groups, so that scoring can rely on them. */
final class PartFormulas {
  private PartFormulas() {}

  static void check(Scorecard.Group group, Issues issues) {
    for (var child : group.children()) {
      if (child instanceof Scorecard.Group below) {
        check(below, issues);
      }
    }
    if (group.aggregation() instanceof Aggregation.Combination(var formula)) {
      var names =
          group.children().stream()
              .filter(child -> !(child instanceof Kpi kpi) || kpi.status().counts())
              .map(child -> child.id().replace('-', '_'))
              .collect(Collectors.toSet());
      Expressions.combination(formula, names, issues)
          .filter(checked -> Lineage.furthestBack(checked) > 0)
          .ifPresent(
              looksBack ->
                  issues.error(
                      "no-prior-points",
                      formula.at(),
                      "Points of earlier periods cannot be part of a formula over parts",
                      "Write prior(…) into the measure of a KPI"));
    }
  }
}
