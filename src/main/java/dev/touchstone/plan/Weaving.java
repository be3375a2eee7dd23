package dev.touchstone.plan;

import dev.touchstone.expression.Evaluation;
import dev.touchstone.expression.Expr;
import dev.touchstone.expression.Expr.Aggregate;
import dev.touchstone.expression.Lineage;
import dev.touchstone.plan.Term.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Weaves a KPI's measure and its inputs' measures into one formula, so that nothing is rounded on
 * the way, and gathers the terms it needs. {@code prior} vanishes: it becomes the shift of windows.
 */
final class Weaving {
  private final Map<String, CheckedInput> inputs;
  private final Map<String, String> takes;
  private final boolean zero;
  private final boolean dated;
  private final Map<PlannedLeaf, Integer> leaves = new LinkedHashMap<>();
  private final Set<Term> rows = new LinkedHashSet<>();
  private final Set<Term> unrated = new LinkedHashSet<>();

  /**
   * @param zero whether the absence of rows counts as zero
   * @param dated whether the newest row's day matters
   */
  Weaving(Map<String, CheckedInput> inputs, boolean zero, boolean dated) {
    this(inputs, Map.of(), zero, dated);
  }

  /**
   * @param takes ids of other KPIs whose values the measure uses, by what it calls them
   */
  Weaving(
      Map<String, CheckedInput> inputs, Map<String, String> takes, boolean zero, boolean dated) {
    this.inputs = inputs;
    this.takes = takes;
    this.zero = zero;
    this.dated = dated;
  }

  PlannedMeasure measure(Expr combination) {
    var arithmetic =
        Rebuilt.of(
            combination,
            0,
            (part, shift) ->
                part instanceof Expr.InputRef reference ? named(reference, shift) : part);
    return new PlannedMeasure(
        arithmetic,
        Evaluation.of(arithmetic),
        List.copyOf(leaves.keySet()),
        inputs.values().stream().map(this::planned).toList(),
        List.copyOf(rows),
        List.copyOf(unrated));
  }

  private Expr named(Expr.InputRef reference, int shift) {
    var kpi = takes.get(reference.name());
    return kpi == null
        ? input(input(reference.name()), shift)
        : leaf(new PlannedLeaf.Taken(reference.name(), kpi, shift), reference);
  }

  private CheckedInput input(String name) {
    var input = inputs.get(name);
    if (input == null) {
      throw new IllegalArgumentException("No input " + name);
    }
    return input;
  }

  private Expr input(CheckedInput input, int shift) {
    return Rebuilt.of(
        input.measure(),
        shift,
        (part, back) ->
            switch (part) {
              case Aggregate aggregate -> leaf(measured(input, aggregate, back), part);
              case Expr.Bound bound ->
                  leaf(
                      new PlannedLeaf.Day(bound.day(), new Window(input.windowPeriods(), back)),
                      part);
              case Expr other -> other;
            });
  }

  private Expr leaf(PlannedLeaf leaf, Expr part) {
    var number = leaves.computeIfAbsent(leaf, _ -> leaves.size());
    return new Expr.InputRef(PlannedMeasure.name(number), part.type());
  }

  private PlannedLeaf.Measured measured(CheckedInput input, Aggregate aggregate, int shift) {
    var window = new Window(input.windowPeriods(), shift);
    var counted = term(input, Figure.rows(input.where()), window);
    // Only where absence is zero does it matter whether a sum is over no rows or over no values.
    var passing =
        zero && aggregate.function() == Aggregate.Function.SUM
            ? term(input, Figure.rows(input.where(), aggregate.filter()), window)
            : counted;
    rows.add(counted);
    var value = Figure.of(aggregate, input.where());
    for (var money : value.money()) {
      unrated.add(term(input, new Figure.Unrated(money, input.where()), window));
    }
    return new PlannedLeaf.Measured(
        input.name(), aggregate, term(input, value, window), counted, passing);
  }

  PlannedInput planned(CheckedInput input) {
    var window = new Window(input.windowPeriods(), 0);
    var counted = term(input, Figure.rows(input.where()), window);
    var newest = new ArrayList<Term>();
    if (dated) {
      input
          .scan()
          .dataset()
          .column(input.scan().on())
          .ifPresent(day -> newest.add(term(input, Figure.newest(day, input.where()), window)));
    }
    rows.add(counted);
    for (var money : Lineage.moneyColumns(input.where())) {
      unrated.add(term(input, new Figure.Unrated(money, input.where()), window));
    }
    return new PlannedInput(
        input.name(), input.scan(), input.where(), input.route(), window, counted, newest);
  }

  private static Term term(CheckedInput input, Figure figure, Window window) {
    return new Term(input.scan(), figure, window, input.route());
  }
}
