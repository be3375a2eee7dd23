package dev.touchstone.measure;

import dev.touchstone.definition.scorecard.Kpi.NoRows;
import dev.touchstone.measure.Measurements.Aggregate;
import dev.touchstone.measure.Measurements.Evidence;
import dev.touchstone.shared.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the figures behind one KPI in one period, and makes readable evidence of them for a partner
 * only when somebody asks.
 */
record RecordedEvidence(
    PlannedKpi planned,
    Answers answers,
    Timeline timeline,
    Period period,
    int size,
    Others others) {

  Evidence evidence() {
    var entries = new ArrayList<Evidence>();
    for (var measure : planned.measures()) {
      boolean own = measure == planned.measure();
      if (own && planned.panel() instanceof Panel.Asked asked) {
        entries.add(opinions(asked));
        continue;
      }
      var operands =
          new Operands(
              answers,
              timeline,
              period,
              own ? planned.kpi().requirements().noRows() : NoRows.MISSING,
              size,
              others);
      for (var leaf : measure.leaves()) {
        switch (leaf) {
          case Leaf.Measured measured ->
              timeline
                  .span(measured.value().window(), period)
                  .ifPresent(window -> entries.add(entry(measured, operands, window)));
          case Leaf.Taken taken ->
              timeline
                  .back(period, taken.back())
                  .ifPresent(then -> entries.add(entry(taken, operands, then)));
          case Leaf.Day _ -> {}
        }
      }
    }
    return partner -> entries.stream().flatMap(entry -> entry.of(partner).stream()).toList();
  }

  private Evidence opinions(Panel.Asked asked) {
    var judging = new Judging(asked, answers, period, size);
    return timeline
        .span(asked.assessors().value().window(), period)
        .<Evidence>map(window -> partner -> judging.evidence(partner, window))
        .orElse(Evidence.NONE);
  }

  private Evidence entry(Leaf.Measured leaf, Operands operands, Period window) {
    var values = operands.vector(leaf);
    var rows = answers.of(leaf.rows(), period).inside();
    return partner ->
        List.of(
            new Aggregate(
                leaf.input(),
                leaf.value().scan().dataset().id(),
                leaf.text(),
                values.get(partner),
                rows.count(partner),
                window));
  }

  /** Its rows are evidence of the other KPI. */
  private static Evidence entry(Leaf.Taken leaf, Operands operands, Period then) {
    var values = operands.vector(leaf);
    return partner ->
        List.of(
            new Aggregate(leaf.input(), "", leaf.text(), values.get(partner), 0, then, leaf.kpi()));
  }
}
