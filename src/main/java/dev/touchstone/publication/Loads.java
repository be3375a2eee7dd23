package dev.touchstone.publication;

import static dev.touchstone.db.Tables.LOAD;
import static dev.touchstone.db.Tables.LOAD_REJECT;
import static dev.touchstone.db.Tables.LOAD_REJECTED_ROWS;

import dev.touchstone.access.Person;
import dev.touchstone.audit.AuditTrail;
import dev.touchstone.db.tables.records.LoadRecord;
import dev.touchstone.fact.LoadReport;
import dev.touchstone.fact.field.Reject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was loaded, and what was not taken and why. */
@Repository
public class Loads {
  private final DSLContext sql;
  private final AuditTrail audit;

  Loads(DSLContext sql, AuditTrail audit) {
    this.sql = sql;
    this.audit = audit;
  }

  /**
   * One file that was loaded.
   *
   * @param rejectedRows the rows that were not taken as they were sent, each with its reasons, as a
   *     file to mend and send again; empty where there are none
   */
  public record Delivery(LoadReport report, byte[] rejectedRows) {}

  /** Keeps what came of one load together. */
  @Transactional
  public void store(Collection<Delivery> deliveries, Person author) {
    for (var delivery : deliveries) {
      var report = delivery.report();
      var load =
          sql.insertInto(LOAD)
              .set(LOAD.DATASET, report.dataset())
              .set(LOAD.MAPPING, report.mapping())
              .set(LOAD.FILE, report.file())
              .set(LOAD.SHA256, report.sha256())
              .set(LOAD.READ, report.read())
              .set(LOAD.ADDED, report.added())
              .set(LOAD.SUPERSEDED, report.superseded())
              .set(LOAD.UNCHANGED, report.unchanged() + report.equal())
              .set(LOAD.REJECTED, report.rejected())
              .set(LOAD.LOADED_BY, author.signIn())
              .returning()
              .fetchSingle();
      storeRejects(load.getLoadId(), report.rejects());
      if (delivery.rejectedRows().length > 0) {
        sql.insertInto(LOAD_REJECTED_ROWS)
            .set(LOAD_REJECTED_ROWS.LOAD_ID, load.getLoadId())
            .set(LOAD_REJECTED_ROWS.BODY, delivery.rejectedRows())
            .execute();
      }
    }
    audit.append(
        "facts.loaded",
        "facts",
        Map.of(
            "files", deliveries.size(),
            "read", deliveries.stream().mapToLong(it -> it.report().read()).sum(),
            "rejected", deliveries.stream().mapToLong(it -> it.report().rejected()).sum()));
  }

  private void storeRejects(long load, List<Reject> rejects) {
    try (var rows =
        Batch.into(
            sql,
            LOAD_REJECT,
            LOAD_REJECT.LOAD_ID,
            LOAD_REJECT.POSITION,
            LOAD_REJECT.LINE,
            LOAD_REJECT.FIELD,
            LOAD_REJECT.COLUMN_NAME,
            LOAD_REJECT.VALUE,
            LOAD_REJECT.CODE,
            LOAD_REJECT.REASON)) {
      int position = 0;
      for (var it : rejects) {
        rows.add(
            load,
            position++,
            it.line(),
            it.field(),
            storable(it.column()),
            storable(it.value()),
            it.code(),
            storable(it.reason()));
      }
    }
  }

  /** PostgreSQL text holds every character but this one, and broken files are full of it. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  /** The newest first. */
  @Transactional(readOnly = true)
  public List<StoredLoad> newest(int from, int most) {
    return sql.selectFrom(LOAD)
        .orderBy(LOAD.LOADED_AT.desc(), LOAD.LOAD_ID.desc())
        .offset(from)
        .limit(most)
        .fetch(Loads::load);
  }

  @Transactional(readOnly = true)
  public int count() {
    return sql.fetchCount(LOAD);
  }

  @Transactional(readOnly = true)
  public Optional<StoredLoad> find(long id) {
    return sql.selectFrom(LOAD).where(LOAD.LOAD_ID.eq(id)).fetchOptional(Loads::load);
  }

  /** Rejects in the order of the file. */
  @Transactional(readOnly = true)
  public List<Reject> rejects(StoredLoad load, int from, int most) {
    return sql.selectFrom(LOAD_REJECT)
        .where(LOAD_REJECT.LOAD_ID.eq(load.id()))
        .orderBy(LOAD_REJECT.POSITION)
        .offset(from)
        .limit(most)
        .fetch(
            row ->
                new Reject(
                    load.file(),
                    row.getLine(),
                    row.getField(),
                    row.getColumnName(),
                    row.getValue(),
                    row.getCode(),
                    row.getReason()));
  }

  /** Hands over every kept reject in the order of the file. */
  @Transactional(readOnly = true)
  public void eachReject(StoredLoad load, Consumer<Reject> reader) {
    int from = 0;
    List<Reject> some;
    do {
      some = rejects(load, from, 1_000);
      some.forEach(reader);
      from += some.size();
    } while (some.size() == 1_000);
  }

  /** The rejected rows as they were sent, with reasons; empty where none were kept. */
  @Transactional(readOnly = true)
  public Optional<byte[]> rejectedRows(StoredLoad load) {
    return sql.select(LOAD_REJECTED_ROWS.BODY)
        .from(LOAD_REJECTED_ROWS)
        .where(LOAD_REJECTED_ROWS.LOAD_ID.eq(load.id()))
        .fetchOptional(LOAD_REJECTED_ROWS.BODY);
  }

  private static StoredLoad load(LoadRecord row) {
    return new StoredLoad(
        row.getLoadId(),
        row.getDataset(),
        row.getMapping(),
        row.getFile(),
        row.getSha256(),
        row.getRead(),
        row.getAdded(),
        row.getSuperseded(),
        row.getUnchanged(),
        row.getRejected(),
        row.getLoadedAt(),
        row.getLoadedBy());
  }
}
