package dev.touchstone.audit;

import static dev.touchstone.db.Tables.AUDIT_RECORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.server.OwnerConnection;
import dev.touchstone.server.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class AuditTrailTests {
  private final TestServer test = TestServer.get();
  private final AuditTrail trail = test.server().service(AuditTrail.class);
  private final TransactionTemplate transaction = test.server().service(TransactionTemplate.class);

  @Test
  void everyRecordFollowsFromTheOneBefore() {
    append("ä ö \u0000-free, \"quoted\"\nand two lines");
    assertThat(verify()).isInstanceOf(Verdict.Intact.class);
    var newest = test.server().asTouchstone(() -> trail.newest(0, 2));
    assertThat(newest.get(0).previousHash()).isEqualTo(newest.get(1).hash());
    assertThat(newest.get(0).seq()).isEqualTo(newest.get(1).seq() + 1);
  }

  @Test
  void aRecordIsGoneWhenItsChangeIs() {
    long before = count();
    assertThatThrownBy(
            () ->
                test.server()
                    .asTouchstone(
                        () ->
                            transaction.execute(
                                status -> {
                                  trail.append("thing.done", "thing/1", Map.of());
                                  throw new IllegalStateException("the change fails");
                                })))
        .hasMessage("the change fails");
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void nothingIsRecordedOutsideATransaction() {
    assertThatThrownBy(
            () -> test.server().asTouchstone(() -> trail.append("thing.done", "thing/1", Map.of())))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void nobodyChangesOrRemovesARecord() {
    var sql = test.server().service(DSLContext.class);
    for (var attempt :
        new org.jooq.Query[] {
          sql.update(AUDIT_RECORD).set(AUDIT_RECORD.ACTOR, "eve"), sql.deleteFrom(AUDIT_RECORD)
        }) {
      assertThatThrownBy(
              () ->
                  test.server()
                      .asTouchstone(() -> transaction.execute(status -> attempt.execute())))
          .hasStackTraceContaining("permission denied for table audit_record");
    }
    assertThatThrownBy(
            () ->
                OwnerConnection.to(test.server()).execute("update audit_record set actor = 'eve'"))
        .hasMessageContaining("audit_record is append-only");
    assertThatThrownBy(() -> OwnerConnection.to(test.server()).execute("truncate audit_record"))
        .hasMessageContaining("audit_record is append-only");
  }

  @Test
  void verifyNamesTheFirstRecordThatWasTamperedWith() {
    append("tampering");
    append("after");
    long seq = test.server().asTouchstone(() -> trail.newest(1, 1)).getFirst().seq();
    var owner = OwnerConnection.to(test.server());
    var change = "update audit_record set detail = replace(detail, '%s', '%s') where seq = " + seq;
    owner.execute("alter table audit_record disable trigger append_only");
    try {
      owner.execute(change.formatted("tampering", "temperance"));
      assertThat(verify())
          .isInstanceOfSatisfying(Verdict.Broken.class, it -> assertThat(it.seq()).isEqualTo(seq));
    } finally {
      owner.execute(change.formatted("temperance", "tampering"));
      owner.execute("alter table audit_record enable trigger append_only");
    }
    assertThat(verify()).isInstanceOf(Verdict.Intact.class);
  }

  @Test
  void aTailThatWasCutOffIsMissed() {
    append("about to go");
    long seq = anchored();
    var verdict =
        tampered(sql -> sql.deleteFrom(AUDIT_RECORD).where(AUDIT_RECORD.SEQ.ge(seq)).execute());
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Broken.class,
            it -> {
              assertThat(it.seq()).isEqualTo(seq);
              assertThat(it.reason()).contains("ends with record " + (seq - 1), "were cut off");
            });
  }

  @Test
  void aTrailThatWasEmptiedIsMissed() {
    anchored();
    assertThat(tampered(sql -> sql.deleteFrom(AUDIT_RECORD).execute()))
        .isInstanceOfSatisfying(
            Verdict.Broken.class, it -> assertThat(it.reason()).contains("The trail is empty"));
  }

  /** What a superuser can do who knows how the chain is made. */
  @Test
  void aChainThatWasSealedAnewIsNotTheOneThatWasThere() {
    append("first to be sealed anew");
    long seq = anchored();
    append("second");
    var verdict =
        tampered(
            sql -> {
              var old =
                  sql.selectFrom(AUDIT_RECORD)
                      .where(AUDIT_RECORD.SEQ.ge(seq))
                      .orderBy(AUDIT_RECORD.SEQ)
                      .fetch(AuditTrail::entry);
              var previous = old.getFirst().previousHash();
              for (var entry : old) {
                var draft = sealed(entry, previous, "");
                var anew = sealed(entry, previous, draft.recomputedHash());
                sql.update(AUDIT_RECORD)
                    .set(AUDIT_RECORD.ACTOR, anew.actor())
                    .set(AUDIT_RECORD.PREVIOUS_HASH, anew.previousHash())
                    .set(AUDIT_RECORD.HASH, anew.hash())
                    .where(AUDIT_RECORD.SEQ.eq(anew.seq()))
                    .execute();
                previous = anew.hash();
              }
              return old.size();
            });
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Broken.class,
            it -> {
              assertThat(it.seq()).isEqualTo(seq);
              assertThat(it.reason()).contains("sealed anew");
            });
  }

  private static Entry sealed(Entry entry, String previous, String hash) {
    return new Entry(
        entry.seq(),
        entry.at(),
        "somebody-else",
        entry.action(),
        entry.subject(),
        entry.detail(),
        previous,
        hash);
  }

  @Test
  void noRuntimeRoleActsInSomebodyElsesName() {
    var sql = test.server().service(DSLContext.class);
    var other = test.administrator().id().toString();
    for (var role : new String[] {"touchstone_gate", "touchstone_staff", "touchstone_partner"}) {
      assertThatThrownBy(
              () ->
                  test.server()
                      .asTouchstone(
                          () ->
                              transaction.execute(
                                  status -> {
                                    sql.execute(
                                        "select set_config('touchstone.person', ?, true),"
                                            + " set_config('role', ?, true)",
                                        other,
                                        role);
                                    return sql.fetch("select audit_append('a', 'b', '{}')");
                                  })))
          .hasStackTraceContaining("No proof that this is done on behalf of");
    }
    assertThatThrownBy(
            () ->
                test.server()
                    .asTouchstone(
                        () -> transaction.execute(status -> sql.fetch("table scope_key"))))
        .hasStackTraceContaining("permission denied for table scope_key");
  }

  /** A proof that was seen in a log is worth nothing on another connection. */
  @Test
  void aProofHoldsForItsConnectionAlone() throws Exception {
    var sql = test.server().service(DSLContext.class);
    var proof = "select current_setting('touchstone.person'), current_setting('touchstone.proof')";
    test.server()
        .as(
            test.administrator(),
            () ->
                transaction.execute(
                    status -> {
                      var seen = sql.fetchSingle(proof);
                      assertThatThrownBy(
                              () ->
                                  OwnerConnection.to(test.server())
                                      .undone(
                                          owner -> {
                                            owner.execute(
                                                "select set_config('touchstone.person', ?, true),"
                                                    + " set_config('touchstone.proof', ?, true)",
                                                seen.get(0),
                                                seen.get(1));
                                            return owner.fetch(
                                                "select audit_append('a', 'b', '{}')");
                                          }))
                          .hasStackTraceContaining("No proof");
                      return true;
                    }));
  }

  @Test
  void theActorIsWhoeverTheTransactionRunsFor() throws Exception {
    test.server()
        .as(
            test.administrator(),
            () -> transaction.execute(status -> trail.append("thing.done", "thing/1", Map.of())));
    assertThat(test.server().asTouchstone(() -> trail.newest(0, 1)).getFirst().actor())
        .isEqualTo("admin@meridian.test");
  }

  private Verdict tampered(Function<DSLContext, Integer> change) {
    var check = ChainCheck.with(test.server().service(Anchors.class));
    return OwnerConnection.to(test.server())
        .undone(
            sql -> {
              sql.execute("alter table audit_record disable trigger append_only");
              assertThat(change.apply(sql)).isPositive();
              return check.walk(sql);
            });
  }

  /** The newest record, once it is known outside. */
  private long anchored() {
    var patience = Instant.now().plusSeconds(20);
    while (Instant.now().isBefore(patience)) {
      if (verify() instanceof Verdict.Intact(long records, var _, long anchored)
          && records == anchored) {
        return records;
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    throw new AssertionError("The trail was not anchored: " + verify());
  }

  private void append(String why) {
    var detail = Map.of("why", why.replace("\u0000", ""));
    test.server()
        .asTouchstone(
            () -> transaction.execute(status -> trail.append("thing.done", "thing/ü", detail)));
  }

  private Verdict verify() {
    return test.server().asTouchstone(trail::verify);
  }

  private long count() {
    return ((Verdict.Intact) verify()).records();
  }
}
