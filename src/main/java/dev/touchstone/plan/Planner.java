package dev.touchstone.plan;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.Column;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.scorecard.Assessment;
import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Kpi.Input;
import dev.touchstone.definition.scorecard.Kpi.NoRows;
import dev.touchstone.definition.scorecard.Kpi.Target;
import dev.touchstone.definition.scorecard.Kpi.Through;
import dev.touchstone.definition.scorecard.Robustness;
import dev.touchstone.expression.Expr;
import dev.touchstone.expression.Expressions;
import dev.touchstone.expression.Lineage;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles KPIs against the datasets' contracts, and collects what does not hold. */
record Planner(Definitions definitions, Exchange exchange, Robustness robustness, Issues issues) {
  /** What evidence and drill-down call a target's input. */
  private static final String TARGET = "target";

  Optional<PlannedKpi> kpi(Kpi kpi) {
    var partners = definitions.all(Dataset.KIND).get(definitions.program().partners());
    if (partners == null) {
      return Optional.empty(); // reported once, with the population
    }
    var measure = kpi.measure();
    var requirements = kpi.requirements();
    var applies =
        Expressions.condition(requirements.applies(), partners, issues)
            .filter(
                condition ->
                    money().overPartners(condition, partners, requirements.applies().at()));
    var inputs = new LinkedHashMap<String, CheckedInput>();
    measure
        .inputs()
        .forEach((name, input) -> check(input).ifPresent(checked -> inputs.put(name, checked)));
    var takes = new LinkedHashMap<String, String>();
    measure.takes().forEach(taken -> takes.put(taken.name(), taken.kpi()));
    var names = new LinkedHashSet<>(measure.inputs().keySet());
    names.addAll(takes.keySet());
    var combination = Expressions.combination(measure.formula(), names, issues);
    var target = target(measure.target());
    if (inputs.size() < measure.inputs().size()
        || combination.isEmpty()
        || target.isEmpty()
        || applies.isEmpty()) {
      return Optional.empty();
    }
    staleness(kpi, inputs);
    var weaving =
        new Weaving(
            inputs, takes, requirements.noRows() == NoRows.ZERO, requirements.staleAfterDays() > 0);
    return Optional.of(
        switch (measure.assessment()) {
          case Assessment.None _ -> {
            var planned = weaving.measure(combination.get());
            var sample = PlannedSample.of(kpi, planned, robustness, issues);
            yield new PlannedKpi(
                kpi, planned, target.get(), applies.get(), new AssessorPanel.None(), sample);
          }
          case Assessment.Rubric rubric -> {
            var input = inputs.values().iterator().next();
            var asked = AssessorPanel.of(rubric, input);
            var planned = AssessorPanel.measure(asked, weaving.planned(input));
            var sample = PlannedSample.of(kpi, planned, robustness, issues);
            yield new PlannedKpi(kpi, planned, target.get(), applies.get(), asked, sample);
          }
        });
  }

  private MoneyRules money() {
    return new MoneyRules(exchange, issues);
  }

  private Optional<PlannedKpi.Aim> target(Target target) {
    return switch (target) {
      case Target.None _ -> Optional.of(new PlannedKpi.Aim.None());
      case Target.Fixed(var value) -> Optional.of(new PlannedKpi.Aim.Fixed(value));
      case Target.Measured(var input) ->
          check(input)
              .map(checked -> checked.named(TARGET))
              .map(
                  checked ->
                      new PlannedKpi.Aim.Measured(
                          new Weaving(Map.of(TARGET, checked), false, false)
                              .measure(new Expr.InputRef(TARGET, checked.measure().type()))));
    };
  }

  /** Reports everything wrong with an input before it gives up on it. */
  private Optional<CheckedInput> check(Input input) {
    var found = dataset(input.from(), input.at());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var dataset = found.get();
    var measure = Expressions.measure(input.measure(), dataset, issues);
    var where = Expressions.condition(input.where(), dataset, issues);
    var route = route(input, dataset);
    if (!timeFits(input, dataset) || measure.isEmpty() || where.isEmpty() || route.isEmpty()) {
      return Optional.empty();
    }
    var by =
        switch (route.get()) {
          case Route.Direct _ -> dataset.partner();
          case Route.Via via -> via.key();
        };
    var checked =
        new CheckedInput(
            input.name(),
            new Scan(dataset, by, dataset.column(input.on()).map(Column::name).orElse("")),
            measure.get(),
            where.get(),
            route.get(),
            input.windowPeriods());
    boolean fits = addsUp(checked, input.at());
    return money().hold(checked, input.at()) && fits ? Optional.of(checked) : Optional.empty();
  }

  private Optional<Route> route(Input input, Dataset dataset) {
    return switch (input.through()) {
      case Through.Directly _ -> {
        if (dataset.partner().isEmpty()) {
          issues.error(
              "no-partner-column",
              input.at(),
              "No column of %s says which partner a row belongs to".formatted(dataset.id()),
              "Name one with partner:, or reach partners with through:");
          yield Optional.empty();
        }
        yield Optional.of(new Route.Direct());
      }
      case Through.Linked linked -> linked(linked, dataset);
    };
  }

  private Optional<Route> linked(Through.Linked linked, Dataset dataset) {
    var found = dataset(linked.dataset(), linked.at());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var bridge = found.get();
    boolean fine = true;
    for (var side : List.of(dataset, bridge)) {
      if (side.column(linked.column()).isEmpty()) {
        issues.error(
            "unknown-column",
            linked.at(),
            "%s has no column %s".formatted(side.id(), linked.column()),
            "A link needs the same column in both datasets");
        fine = false;
      }
    }
    if (bridge.partner().isEmpty()) {
      issues.error(
          "no-partner-column",
          linked.at(),
          "No column of %s says which partner a row belongs to".formatted(bridge.id()),
          "Link through a dataset that holds both the partner and " + linked.column());
      fine = false;
    }
    return fine
        ? Optional.of(new Route.Via(bridge, bridge.column(linked.column()).orElseThrow().name()))
        : Optional.empty();
  }

  private boolean timeFits(Input input, Dataset dataset) {
    if (input.on().isEmpty()
        || dataset.column(input.on()).stream()
            .anyMatch(column -> column.type() instanceof ColumnType.Day)) {
      return true;
    }
    issues.error(
        "not-a-date",
        input.at(),
        "%s has no date column %s".formatted(dataset.id(), input.on()),
        "Name a column of type date with on:");
    return false;
  }

  /** Only what adds up can be summed over the keys of a link. */
  private boolean addsUp(CheckedInput input, Position at) {
    if (input.route() instanceof Route.Direct) {
      return true;
    }
    boolean fine = true;
    for (var aggregate : Lineage.aggregates(input.measure())) {
      if (!aggregate.additive()) {
        issues.error(
            "not-additive",
            at,
            "through: adds up what stands behind each " + input.scan().by(),
            "Use count and sum only; the others do not add up");
        fine = false;
      }
    }
    return fine;
  }

  private void staleness(Kpi kpi, Map<String, CheckedInput> inputs) {
    if (kpi.requirements().staleAfterDays() > 0
        && inputs.values().stream().allMatch(input -> input.scan().timeless())) {
      issues.error(
          "stale-without-time",
          kpi.at(),
          "stale-after needs a date, and none of %s's inputs has one".formatted(kpi.id()),
          "Name the date column with on:, or take stale-after out");
    }
  }

  private Optional<Dataset> dataset(String id, Position at) {
    var dataset = Optional.ofNullable(definitions.all(Dataset.KIND).get(id));
    if (dataset.isEmpty()) {
      issues.error(
          "unknown-dataset", at, "There is no dataset " + id, "Declare it, or name another");
    }
    return dataset;
  }
}
