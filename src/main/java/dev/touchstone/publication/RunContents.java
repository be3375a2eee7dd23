package dev.touchstone.publication;

import static dev.touchstone.db.Tables.RUN;
import static dev.touchstone.db.Tables.RUN_PERIOD;
import static dev.touchstone.db.Tables.RUN_PUBLICATION;

import dev.touchstone.publication.StoredRun.Standing;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** What kept runs are made of, held in memory for those that were asked for lately. */
@Repository
class RunContents {
  private static final int MOST_CONTENTS = 200;

  private final DSLContext sql;
  private final Map<String, StoredRun> contents = new ConcurrentHashMap<>();

  RunContents(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * The database says which runs the reader may see and which of them are published; what a run is
   * made of never changes, and is read once.
   */
  List<StoredRun> where(Condition condition, int most) {
    var found =
        sql.select(RUN.RUN_ID, RUN_PUBLICATION.PUBLISHED_AT, RUN_PUBLICATION.PUBLISHED_BY)
            .from(RUN)
            .leftJoin(RUN_PUBLICATION)
            .on(RUN_PUBLICATION.RUN_ID.eq(RUN.RUN_ID))
            .where(condition)
            .orderBy(
                RUN_PUBLICATION.PUBLISHED_AT.desc().nullsLast(), RUN.STORED_AT.desc(), RUN.RUN_ID)
            .limit(most)
            .fetch();
    var unread = found.map(row -> row.value1());
    unread.removeIf(contents::containsKey);
    var read = unread.isEmpty() ? Map.<String, StoredRun>of() : read(unread);
    return found.map(
        row -> {
          var run =
              Objects.requireNonNull(read.getOrDefault(row.value1(), contents.get(row.value1())));
          return row.value2() == null
              ? run
              : run.with(new Standing.Published(row.value2(), row.value3()));
        });
  }

  private Map<String, StoredRun> read(List<String> ids) {
    var periods =
        DSL.multiset(
            DSL.select(RUN_PERIOD.LABEL, RUN_PERIOD.STARTS_ON, RUN_PERIOD.ENDS_ON)
                .from(RUN_PERIOD)
                .where(RUN_PERIOD.RUN_ID.eq(RUN.RUN_ID))
                .orderBy(RUN_PERIOD.PERIOD));
    var read =
        sql.select(RUN, periods)
            .from(RUN)
            .where(RUN.RUN_ID.in(ids))
            .fetchMap(
                row -> row.value1().getRunId(),
                row -> {
                  var run = row.value1();
                  return new StoredRun(
                      run.getRunId(),
                      run.getScorecard(),
                      run.getTitle(),
                      run.getProgram(),
                      Json.read(run.getMethod().data(), Method.class),
                      run.getReceipt().data(),
                      run.getResultHash(),
                      row.value2().map(it -> new Period(it.value1(), it.value2(), it.value3())),
                      run.getStoredAt(),
                      run.getStoredBy(),
                      new Standing.Draft());
                });
    if (contents.size() + read.size() > MOST_CONTENTS) {
      contents.clear();
    }
    contents.putAll(read);
    return read;
  }
}
