package dev.touchstone.measure.judging;

import dev.touchstone.definition.scorecard.Kpi.NoRows;
import dev.touchstone.measure.Measurements.Aggregate;
import dev.touchstone.measure.Measurements.Evidence;
import dev.touchstone.measure.fetching.FetchedFigures;
import dev.touchstone.plan.AssessorPanel;
import dev.touchstone.plan.PlannedKpi;
import dev.touchstone.plan.PlannedLeaf;
import dev.touchstone.plan.Timeline;
import dev.touchstone.shared.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the figures behind one KPI in one period, and makes readable evidence of them for a partner
 * only when somebody asks.
 */
record RecordedEvidence(
    PlannedKpi planned,
    FetchedFigures answers,
    Timeline timeline,
    Period period,
    int size,
    OtherKpis others) {

  Evidence evidence() {
    var entries = new ArrayList<Evidence>();
    for (var measure : planned.measures()) {
      boolean own = measure == planned.measure();
      if (own && planned.panel() instanceof AssessorPanel.Asked asked) {
        entries.add(opinions(asked));
        continue;
      }
      var operands =
          new FigureOperands(
              answers,
              timeline,
              period,
              own ? planned.kpi().requirements().noRows() : NoRows.MISSING,
              size,
              others);
      for (var leaf : measure.leaves()) {
        switch (leaf) {
          case PlannedLeaf.Measured measured ->
              timeline
                  .span(measured.value().window(), period)
                  .ifPresent(window -> entries.add(entry(measured, operands, window)));
          case PlannedLeaf.Taken taken ->
              timeline
                  .back(period, taken.back())
                  .ifPresent(then -> entries.add(entry(taken, operands, then)));
          case PlannedLeaf.Day _ -> {}
        }
      }
    }
    return partner -> {
      var all = new ArrayList<Aggregate>(entries.size());
      entries.forEach(entry -> all.addAll(entry.of(partner)));
      return List.copyOf(all);
    };
  }

  private Evidence opinions(AssessorPanel.Asked asked) {
    var judging = new Judging(asked, answers, period, size);
    return timeline
        .span(asked.assessors().value().window(), period)
        .<Evidence>map(window -> partner -> judging.evidence(partner, window))
        .orElse(Evidence.NONE);
  }

  private Evidence entry(PlannedLeaf.Measured leaf, FigureOperands operands, Period window) {
    var values = operands.vector(leaf);
    var rows = answers.of(leaf.rows(), period).inside();
    var text = leaf.text();
    return partner ->
        List.of(
            new Aggregate(
                leaf.input(),
                leaf.value().scan().dataset().id(),
                text,
                values.get(partner),
                rows.count(partner),
                window));
  }

  /** Its rows are evidence of the other KPI. */
  private static Evidence entry(PlannedLeaf.Taken leaf, FigureOperands operands, Period then) {
    var values = operands.vector(leaf);
    var text = leaf.text();
    return partner ->
        List.of(new Aggregate(leaf.input(), "", text, values.get(partner), 0, then, leaf.kpi()));
  }
}
