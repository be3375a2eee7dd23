package dev.touchstone.audit;

import static dev.touchstone.db.Tables.AUDIT_RECORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.server.OwnerConnection;
import dev.touchstone.server.TestServer;
import java.util.Map;
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
                                  trail.append("ada", "thing.done", "thing/1", Map.of());
                                  throw new IllegalStateException("the change fails");
                                })))
        .hasMessage("the change fails");
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void nothingIsRecordedOutsideATransaction() {
    assertThatThrownBy(
            () ->
                test.server()
                    .asTouchstone(() -> trail.append("ada", "thing.done", "thing/1", Map.of())))
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

  private void append(String why) {
    var detail = Map.of("why", why.replace("\u0000", ""));
    test.server()
        .asTouchstone(
            () ->
                transaction.execute(
                    status -> trail.append("ada", "thing.done", "thing/ü", detail)));
  }

  private Verdict verify() {
    return test.server().asTouchstone(trail::verify);
  }

  private long count() {
    return ((Verdict.Intact) verify()).records();
  }
}
