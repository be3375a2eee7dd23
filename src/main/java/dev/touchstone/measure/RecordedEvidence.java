package dev.touchstone.measure;

import dev.touchstone.definition.Scorecard.NoRows;
import dev.touchstone.measure.Measurements.Aggregate;
import dev.touchstone.measure.Measurements.Evidence;
import dev.touchstone.shared.Period;
import java.util.ArrayList;

/**
 * Keeps the figures behind one KPI in one period, and makes readable evidence of them for a partner
 * only when somebody asks.
 */
record RecordedEvidence(
    PlannedKpi planned, Answers answers, Timeline timeline, Period period, int size) {

  Evidence evidence() {
    var entries = new ArrayList<Entry>();
    for (var measure : planned.measures()) {
      boolean own = measure == planned.measure();
      var operands =
          new Operands(
              answers, timeline, period, own ? planned.kpi().noRows() : NoRows.MISSING, size);
      for (var leaf : measure.leaves()) {
        if (leaf instanceof Leaf.Measured measured) {
          timeline
              .span(measured.value().window(), period)
              .ifPresent(window -> entries.add(entry(measured, operands, window)));
        }
      }
    }
    return partner -> entries.stream().map(entry -> entry.of(partner)).toList();
  }

  private Entry entry(Leaf.Measured leaf, Operands operands, Period window) {
    return new Entry(leaf, operands.vector(leaf), answers.of(leaf.rows(), period).inside(), window);
  }

  private record Entry(Leaf.Measured leaf, ExactVector values, ExactVector rows, Period window) {
    Aggregate of(int partner) {
      return new Aggregate(
          leaf.input(),
          leaf.value().scan().dataset().id(),
          leaf.text(),
          values.get(partner),
          rows.count(partner),
          window);
    }
  }
}
