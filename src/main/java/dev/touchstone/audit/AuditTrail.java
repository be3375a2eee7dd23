package dev.touchstone.audit;

import static dev.touchstone.db.Tables.AUDIT_RECORD;

import dev.touchstone.db.Routines;
import dev.touchstone.db.tables.records.AuditRecordRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The trail of every change of state. */
@Repository
public class AuditTrail {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final DSLContext sql;
  private final Anchors anchors;
  private final AnchorWriter anchor;
  private final TransactionTemplate snapshot;

  AuditTrail(
      DSLContext sql,
      Anchors anchors,
      AnchorWriter anchor,
      PlatformTransactionManager transactions) {
    this.sql = sql;
    this.anchors = anchors;
    this.anchor = anchor;
    this.snapshot = new TransactionTemplate(transactions);
    this.snapshot.setReadOnly(true);
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Seals one record in the caller's transaction, on behalf of whoever that runs for: the database
   * knows and is not told. The chain is locked until the transaction ends, so this is the last
   * thing a change does.
   *
   * @param detail what a reader will need to understand the change; written in the order of its
   *     keys
   * @return the record's sequence number
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public long append(String action, String subject, Map<String, ?> detail) {
    var end =
        ChainEnd.parse(
            Routines.auditAppend(
                sql.configuration(),
                action,
                subject,
                JSON.writeValueAsString(new TreeMap<>(detail))));
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            anchor.reached(end);
          }
        });
    return end.seq();
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

  /** The newest first. */
  @Transactional(readOnly = true)
  public List<Entry> find(AuditQuery query, int most) {
    var wanted = DSL.noCondition();
    if (!query.actor().isEmpty()) {
      wanted = wanted.and(AUDIT_RECORD.ACTOR.eq(query.actor()));
    }
    if (!query.action().isEmpty()) {
      wanted = wanted.and(AUDIT_RECORD.ACTION.startsWith(query.action()));
    }
    if (!query.subject().isEmpty()) {
      wanted = wanted.and(AUDIT_RECORD.SUBJECT.containsIgnoreCase(query.subject()));
    }
    if (query.from().isPresent()) {
      wanted = wanted.and(AUDIT_RECORD.AT.ge(midnight(query.from().orElseThrow())));
    }
    if (query.until().isPresent()) {
      wanted = wanted.and(AUDIT_RECORD.AT.lt(midnight(query.until().orElseThrow().plusDays(1))));
    }
    if (query.before() > 0) {
      wanted = wanted.and(AUDIT_RECORD.SEQ.lt(query.before()));
    }
    return sql.selectFrom(AUDIT_RECORD)
        .where(wanted)
        .orderBy(AUDIT_RECORD.SEQ.desc())
        .limit(most)
        .fetch(AuditTrail::entry);
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Walks the whole chain, and holds it against what is known outside the database. */
  public Verdict verify() {
    var check = ChainCheck.with(anchors);
    return Objects.requireNonNull(snapshot.execute(status -> check.walk(sql)));
  }

  /**
   * At a start: holds the end of the chain against the newest anchor and goes on from there.
   *
   * @return what is wrong, one sentence; empty where nothing is
   */
  public Optional<String> resume() {
    var check = ChainCheck.with(anchors);
    var fault = Objects.requireNonNull(snapshot.execute(status -> check.end(sql)));
    if (fault.isEmpty()) {
      anchor.resume(check.anchored());
      newestEnd().ifPresent(anchor::reached);
    }
    return fault;
  }

  private Optional<ChainEnd> newestEnd() {
    return Objects.requireNonNull(snapshot.execute(status -> ChainCheck.endOf(sql)));
  }

  static Entry entry(AuditRecordRecord row) {
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
