package dev.touchstone.publication;

import static dev.touchstone.db.Tables.PHRASEBOOK;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The phrasebooks that kept texts are written by; those used last stay in memory. */
@Component
class Phrasebooks {
  /** Two for each of a run's periods, for a few runs. */
  private static final int MOST_KEPT = 64;

  private final DSLContext sql;
  private final Map<Integer, Phrasebook> kept = new LinkedHashMap<>(MOST_KEPT, 0.75f, true);

  Phrasebooks(DSLContext sql) {
    this.sql = sql;
  }

  int keep(Phrasebook book) {
    return sql.insertInto(PHRASEBOOK)
        .set(PHRASEBOOK.FORM, Phrasebook.FORM)
        .set(PHRASEBOOK.BODY, book.bytes())
        .returningResult(PHRASEBOOK.PHRASEBOOK_ID)
        .fetchSingle()
        .value1();
  }

  /**
   * Whoever asks has read a text that is written by it.
   *
   * @throws IllegalArgumentException if it is of a form that this version does not read
   */
  Phrasebook get(int id) {
    synchronized (kept) {
      var known = kept.get(id);
      if (known != null) {
        return known;
      }
    }
    var row = sql.selectFrom(PHRASEBOOK).where(PHRASEBOOK.PHRASEBOOK_ID.eq(id)).fetchSingle();
    var book = Phrasebook.from(row.getForm(), row.getBody());
    synchronized (kept) {
      kept.put(id, book);
      if (kept.size() > MOST_KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return book;
  }
}
