package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Named;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * KPIs on trial or retired decide nothing: neither a weight, nor a gate, nor an adjustment, nor a
 * group that has nothing else.
 */
final class Trials {
  private final Set<String> ids = new HashSet<>();
  private final Issues issues;

  private Trials(Issues issues) {
    this.issues = issues;
  }

  static void check(Scorecard scorecard, Issues issues) {
    var trials = new Trials(issues);
    for (var kpi : scorecard.kpis()) {
      if (!kpi.status().counts()) {
        trials.ids.add(kpi.id());
      }
      if (kpi.status() == Status.DEPRECATED) {
        issues.warning(
            "deprecated-kpi",
            kpi.at(),
            "'%s' is deprecated and still counts".formatted(kpi.id()),
            "Write status: retired once what replaces it is active");
      }
    }
    trials.groups(scorecard.root());
    scorecard.gates().forEach(gate -> trials.decides(gate.of(), gate.at()));
    for (var step : scorecard.adjustments()) {
      switch (step) {
        case Adjustment.Bonus bonus -> trials.decides(bonus.condition(), bonus.at());
        case Adjustment.Cap cap -> trials.decides(cap.condition(), cap.at());
        case Adjustment.HoldHarmless hold -> trials.decides(hold.condition(), hold.at());
        case Adjustment.ByException decided -> {}
      }
    }
  }

  /** A weight is nothing a KPI on trial can have. */
  static void checkWeight(Named.One<Fields> kpi, Issues issues) {
    if (!counts(kpi) && kpi.value().has(KpiLanguage.WEIGHT)) {
      var word = kpi.value().get(KpiLanguage.STATUS).word();
      issues.error(
          "weight-on-trial",
          kpi.value().at(KpiLanguage.WEIGHT),
          "'%s' has the status %s and so no weight".formatted(kpi.name(), word),
          "Take weight: out; the weights of the others add up to 100 without it");
    }
  }

  /** Whether a part of the tree has a say; groups always do. */
  static boolean counts(Named.One<Fields> one) {
    return !one.value().shape().equals(KpiLanguage.KPI)
        || one.value().get(KpiLanguage.STATUS).counts();
  }

  private void groups(Scorecard.Group group) {
    boolean onlyTrials =
        !group.children().isEmpty()
            && group.children().stream().allMatch(child -> ids.contains(child.id()));
    if (onlyTrials) {
      issues.error(
          "only-trials",
          group.at(),
          "None of the KPIs of '%s' counts, so it can never have points".formatted(group.id()),
          "Put KPIs on trial beside active ones");
    }
    for (var child : group.children()) {
      if (child instanceof Scorecard.Group below) {
        groups(below);
      }
    }
  }

  private void decides(Adjustment.Condition condition, Position at) {
    List.copyOf(condition.points()).forEach(need -> decides(need.of(), at));
  }

  private void decides(String id, Position at) {
    if (ids.contains(id)) {
      issues.error(
          "trial-decides",
          at,
          "'%s' does not count, so nothing can depend on its points".formatted(id),
          "Name an active KPI; one with weight: 0 can decide without adding to the score");
    }
  }
}
