package dev.touchstone.measure.judging;

import dev.touchstone.measure.Measurements.Total;
import dev.touchstone.measure.fetching.FetchedFigures;
import dev.touchstone.plan.AssessorPanel;
import dev.touchstone.plan.PlannedKpi;
import dev.touchstone.plan.PlannedLeaf;
import dev.touchstone.shared.Period;
import java.util.ArrayList;
import java.util.List;

/** What a KPI's additive aggregates come to in all, to be held against the source. */
record Totals(PlannedKpi planned, FetchedFigures answers, Period period) {

  /** Of the scored window only: a total of an earlier one belongs to its own period. */
  List<Total> all() {
    var totals = new ArrayList<Total>();
    for (var measure : planned.measures()) {
      if (measure == planned.measure() && planned.panel() instanceof AssessorPanel.Asked) {
        continue; // opinions add up to nothing that a source could be held against
      }
      for (var leaf : measure.leaves()) {
        if (leaf instanceof PlannedLeaf.Measured measured
            && measured.aggregate().additive()
            && measured.value().window().shift() == 0) {
          totals.add(total(measured));
        }
      }
    }
    return List.copyOf(totals);
  }

  private Total total(PlannedLeaf.Measured leaf) {
    var value = answers.of(leaf.value(), period);
    var rows = answers.of(leaf.rows(), period);
    return new Total(
        leaf.input(),
        leaf.value().scan().dataset().id(),
        leaf.text(),
        value.population(),
        value.outside(),
        rows.population().longValueExact(),
        rows.outside().longValueExact());
  }
}
