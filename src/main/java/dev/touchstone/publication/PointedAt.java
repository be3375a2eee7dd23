package dev.touchstone.publication;

import static dev.touchstone.db.Tables.RUN;
import static dev.touchstone.db.Tables.RUN_PERIOD;

import org.jooq.Field;
import org.jooq.impl.DSL;

/** What a run points at, found in the query itself, so that row-level security has its say. */
final class PointedAt {
  private PointedAt() {}

  static Field<Integer> population(StoredRun run) {
    return DSL.field(DSL.select(RUN.POPULATION_ID).from(RUN).where(RUN.RUN_ID.eq(run.id())));
  }

  static Field<Integer> result(StoredRun run, int period) {
    return DSL.field(
        DSL.select(RUN_PERIOD.RESULT_ID)
            .from(RUN_PERIOD)
            .where(RUN_PERIOD.RUN_ID.eq(run.id()), RUN_PERIOD.PERIOD.eq(period)));
  }
}
