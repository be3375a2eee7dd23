package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Titles;
import dev.touchstone.definition.program.ProgramFrame;
import dev.touchstone.definition.scorecard.Adjustment.Condition;
import dev.touchstone.definition.scorecard.Adjustment.Need;
import dev.touchstone.definition.scorecard.Scorecard.Scale;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.Spelling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes adjustments and checks what they refer to.
 *
 * @param nodes ids of all KPIs and groups
 */
record AdjustmentReader(Scale scale, Collection<String> nodes, ProgramFrame frame, Issues issues) {

  List<Adjustment> read(Fields scorecard) {
    return scorecard.all(AdjustmentLanguage.ADJUSTMENTS).made(this::adjustment).stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<Adjustment> adjustment(Named.One<Fields> one) {
    var written = one.value();
    var title = written.get(KpiLanguage.TITLE).orElse(Titles.of(one.name()));
    long ways =
        List.of(
                AdjustmentLanguage.BONUS,
                AdjustmentLanguage.CAP,
                AdjustmentLanguage.HOLD_HARMLESS,
                AdjustmentLanguage.EXCEPTION)
            .stream()
            .filter(written::has)
            .count();
    if (ways != 1) {
      issues.error(
          "adjustment-kind",
          one.at(),
          "'%s' must do one thing, but does %s"
              .formatted(one.name(), ways == 0 ? "none" : "several"),
          "Give it one of bonus, cap, hold-harmless and exception");
    }
    checkNeeds(written);
    var steps = new ArrayList<Adjustment>();
    var condition = condition(written);
    written
        .get(AdjustmentLanguage.BONUS)
        .ifPresent(
            points ->
                steps.add(new Adjustment.Bonus(one.name(), title, points, condition, one.at())));
    written
        .get(AdjustmentLanguage.CAP)
        .ifPresent(
            points -> {
              checkPoints(points, written.at(AdjustmentLanguage.CAP));
              steps.add(new Adjustment.Cap(one.name(), title, points, condition, one.at()));
            });
    written
        .get(AdjustmentLanguage.HOLD_HARMLESS)
        .ifPresent(
            without -> {
              var at = written.at(AdjustmentLanguage.HOLD_HARMLESS);
              without.forEach(node -> checkNode(node, at));
              steps.add(
                  new Adjustment.HoldHarmless(one.name(), title, without, condition, one.at()));
            });
    written
        .get(AdjustmentLanguage.EXCEPTION)
        .ifPresent(decided -> steps.add(exception(one, title, decided)));
    return steps;
  }

  private Adjustment exception(Named.One<Fields> one, String title, Fields decided) {
    decided
        .find(AdjustmentLanguage.SCORE)
        .ifPresent(score -> checkPoints(score, decided.at(AdjustmentLanguage.SCORE)));
    for (Key<?> key : List.of(AdjustmentLanguage.IF, AdjustmentLanguage.FOR)) {
      one.value()
          .refuse(
              key,
              "An exception is for one partner, whatever its points",
              "Leave out '%s'".formatted(key.name()));
    }
    var days = days(decided);
    return new Adjustment.ByException(
        one.name(),
        title,
        new PartnerId(decided.get(AdjustmentLanguage.PARTNER)),
        decided.get(AdjustmentLanguage.SCORE),
        days,
        decided.get(AdjustmentLanguage.REASON),
        one.at());
  }

  private Period days(Fields decided) {
    var from = decided.get(AdjustmentLanguage.FROM);
    var until = decided.get(AdjustmentLanguage.UNTIL);
    if (until.isBefore(from)) {
      issues.error(
          "exception-days",
          decided.at(AdjustmentLanguage.UNTIL),
          "It would end on %s, before it begins on %s".formatted(until, from),
          "Both days belong to it");
      until = from;
    }
    return new Period(from + " to " + until, from, until.plusDays(1));
  }

  private void checkNeeds(Fields written) {
    for (var need : written.get(AdjustmentLanguage.IF).orElse(List.of())) {
      var of = need.find(AdjustmentLanguage.OF);
      of.ifPresent(node -> checkNode(node, need.at(AdjustmentLanguage.OF)));
      if (need.has(AdjustmentLanguage.AT_LEAST) == need.has(AdjustmentLanguage.BELOW)) {
        issues.error(
            "need-bound",
            need.at(),
            "Points are needed either from a number on or below one",
            "For example: {of: %s, at-least: 80}".formatted(of.orElse("win-rate")));
      }
      need.get(AdjustmentLanguage.AT_LEAST).ifPresent(points -> checkPoints(points, need.at()));
      need.get(AdjustmentLanguage.BELOW).ifPresent(points -> checkPoints(points, need.at()));
    }
  }

  private Condition condition(Fields written) {
    var needs = new ArrayList<Need>();
    for (var need : written.get(AdjustmentLanguage.IF).orElse(List.of())) {
      var of = need.get(AdjustmentLanguage.OF);
      need.get(AdjustmentLanguage.AT_LEAST)
          .ifPresent(points -> needs.add(new Need.AtLeast(of, points)));
      need.get(AdjustmentLanguage.BELOW).ifPresent(points -> needs.add(new Need.Below(of, points)));
    }
    return new Condition(List.copyOf(needs), attributes(written));
  }

  private Map<String, List<String>> attributes(Fields written) {
    var attributes = new LinkedHashMap<String, List<String>>();
    for (var one : written.all(AdjustmentLanguage.FOR).all()) {
      frame.partners().ifPresent(p -> frame.datasets().column(p, one.name(), one.at(), issues));
      attributes.put(one.name(), one.value());
    }
    return Collections.unmodifiableMap(attributes);
  }

  private void checkNode(String of, Position at) {
    if (!nodes.contains(of)) {
      issues.error(
          "unknown-kpi",
          at,
          "There is no KPI or group '%s'".formatted(of),
          Spelling.hint(of, nodes));
    }
  }

  private void checkPoints(BigDecimal points, Position at) {
    new PointsOnScale(scale, issues).check(points, at);
  }
}
