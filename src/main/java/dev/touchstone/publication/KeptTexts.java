package dev.touchstone.publication;

import static dev.touchstone.db.Tables.EXPLANATION;
import static dev.touchstone.db.Tables.PARTNER_SCORE;
import static dev.touchstone.db.Tables.RUN;
import static dev.touchstone.db.Tables.RUN_PERIOD;
import static dev.touchstone.db.Tables.SCORE_CHANGE;

import dev.touchstone.shared.Period;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * What the run stored last says of a period, by partner: a new run points at what it would say
 * again.
 */
record KeptTexts(Map<String, Text> explanations, Map<String, Text> changes) {
  /**
   * @param content the first 64 bits of the text's SHA-256
   */
  record Text(long id, long content, int phrasebook) {}

  static KeptTexts of(DSLContext sql, String scorecard, Period period) {
    var kept = new KeptTexts(new HashMap<>(), new HashMap<>());
    var last =
        sql.select(RUN_PERIOD.RESULT_ID)
            .from(RUN_PERIOD)
            .join(RUN)
            .on(RUN.RUN_ID.eq(RUN_PERIOD.RUN_ID))
            .where(
                RUN.SCORECARD.eq(scorecard),
                RUN_PERIOD.STARTS_ON.eq(period.from()),
                RUN_PERIOD.ENDS_ON.eq(period.to()))
            .orderBy(RUN.STORED_AT.desc(), RUN.RUN_ID)
            .limit(1)
            .fetchOptional(RUN_PERIOD.RESULT_ID);
    last.ifPresent(result -> kept.read(sql, result));
    return kept;
  }

  private void read(DSLContext sql, int result) {
    sql.select(
            PARTNER_SCORE.PARTNER_ID,
            EXPLANATION.EXPLANATION_ID,
            EXPLANATION.CONTENT,
            EXPLANATION.PHRASEBOOK_ID,
            SCORE_CHANGE.CHANGE_ID,
            SCORE_CHANGE.CONTENT,
            SCORE_CHANGE.PHRASEBOOK_ID)
        .from(PARTNER_SCORE)
        .join(EXPLANATION)
        .on(EXPLANATION.EXPLANATION_ID.eq(PARTNER_SCORE.EXPLANATION_ID))
        .leftJoin(SCORE_CHANGE)
        .on(SCORE_CHANGE.CHANGE_ID.eq(PARTNER_SCORE.CHANGE_ID))
        .where(PARTNER_SCORE.RESULT_ID.eq(result))
        .forEach(
            row -> {
              explanations.put(row.value1(), new Text(row.value2(), row.value3(), row.value4()));
              if (row.value5() != null) {
                changes.put(row.value1(), new Text(row.value5(), row.value6(), row.value7()));
              }
            });
  }
}
