package dev.touchstone.audit;

import static dev.touchstone.db.Tables.AUDIT_RECORD;

import dev.touchstone.db.Routines;
import dev.touchstone.db.tables.records.AuditRecordRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The trail of every change of state. */
@Repository
public class AuditTrail {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int CHUNK = 1_000;

  private final DSLContext sql;

  AuditTrail(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * Seals one record in the caller's transaction. The chain is locked until that ends, so this is
   * the last thing a change does.
   *
   * @param detail what a reader will need to understand the change; written in the order of its
   *     keys
   * @return the record's sequence number
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public long append(String actor, String action, String subject, Map<String, ?> detail) {
    return Routines.auditAppend(
        sql.configuration(),
        actor,
        action,
        subject,
        JSON.writeValueAsString(new TreeMap<>(detail)));
  }

  /** The newest records first. */
  @Transactional(readOnly = true)
  public List<Entry> newest(int from, int most) {
    return sql.selectFrom(AUDIT_RECORD)
        .orderBy(AUDIT_RECORD.SEQ.desc())
        .offset(from)
        .limit(most)
        .fetch(AuditTrail::entry);
  }

  /** Walks the whole chain and names the first record that does not hold. */
  @Transactional(readOnly = true)
  public Verdict verify() {
    var previous = Entry.BEFORE_THE_FIRST;
    long seq = 0;
    while (true) {
      var chunk = after(seq);
      for (var entry : chunk) {
        var fault = fault(entry, seq + 1, previous);
        if (!fault.isEmpty()) {
          return new Verdict.Broken(Math.min(entry.seq(), seq + 1), fault);
        }
        previous = entry.hash();
        seq = entry.seq();
      }
      if (chunk.size() < CHUNK) {
        return new Verdict.Intact(seq, previous);
      }
    }
  }

  private List<Entry> after(long seq) {
    return sql.selectFrom(AUDIT_RECORD)
        .where(AUDIT_RECORD.SEQ.gt(seq))
        .orderBy(AUDIT_RECORD.SEQ)
        .limit(CHUNK)
        .fetch(AuditTrail::entry);
  }

  private static String fault(Entry entry, long expected, String previous) {
    if (entry.seq() != expected) {
      return "Record " + expected + " is missing; the next one found is " + entry.seq() + ".";
    }
    if (!entry.previousHash().equals(previous)) {
      return "Record " + expected + " does not follow the one before it.";
    }
    return entry.recomputedHash().equals(entry.hash())
        ? ""
        : "Record " + expected + " was changed after it was sealed.";
  }

  private static Entry entry(AuditRecordRecord row) {
    return new Entry(
        row.getSeq(),
        row.getAt(),
        row.getActor(),
        row.getAction(),
        row.getSubject(),
        row.getDetail(),
        row.getPreviousHash(),
        row.getHash());
  }
}
