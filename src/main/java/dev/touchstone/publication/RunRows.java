package dev.touchstone.publication;

import static dev.touchstone.db.Tables.KPI_TOTAL;
import static dev.touchstone.db.Tables.RUN_PERIOD;
import static dev.touchstone.db.Tables.RUN_PHRASEBOOK;

import dev.touchstone.db.Routines;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.score.explanation.Explanation.Leaf;
import java.util.List;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The many rows of a run. */
@Component
class RunRows {
  private final DSLContext sql;
  private final Phrasebooks phrasebooks;

  RunRows(DSLContext sql, Phrasebooks phrasebooks) {
    this.sql = sql;
    this.phrasebooks = phrasebooks;
  }

  /** Ids of the KPIs in the order in which explanations have them. */
  static List<String> kpis(ScorecardRun run) {
    return run.latest().population().size() == 0
        ? List.of()
        : PeriodRows.leaves(run.latest().explain(0).root()).stream().map(Leaf::id).toList();
  }

  void store(ScorecardRun run) {
    var used = new TreeSet<Integer>();
    for (int period = 0; period < run.scores().size(); period++) {
      var rows = new PeriodRows(sql, phrasebooks, run, period);
      int result = rows.store();
      var from = run.scores().get(period).period();
      sql.insertInto(RUN_PERIOD)
          .values(run.id(), period, from.label(), from.from(), from.to(), result)
          .execute();
      used.addAll(rows.phrasebooks());
      storeTotals(run, period);
    }
    for (int phrasebook : used) {
      sql.insertInto(RUN_PHRASEBOOK).values(run.id(), phrasebook).execute();
    }
    Routines.analyzeResults(sql.configuration());
  }

  private void storeTotals(ScorecardRun run, int period) {
    var kpis = run.measurements().periods().get(period).kpis();
    for (var kpi : kpis.entrySet()) {
      int position = 0;
      for (var total : kpi.getValue().totals()) {
        sql.insertInto(KPI_TOTAL)
            .values(
                run.id(),
                period,
                kpi.getKey(),
                total.input(),
                position++,
                total.dataset(),
                total.expression(),
                total.population(),
                total.outside(),
                total.populationRows(),
                total.outsideRows())
            .execute();
      }
    }
  }
}
