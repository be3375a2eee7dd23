package dev.touchstone.access;

import static dev.touchstone.db.Tables.SIGN_IN_FAILURE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Failed attempts to sign in, kept where every node of the server sees them. An attempt counts as
 * failed before its password is looked at and is forgiven when it turns out right, so that many at
 * once gain nothing.
 */
@Repository
class SignInFailures {
  static final Duration REMEMBERED = Duration.ofMinutes(15);

  /** One name from one address: somebody who forgot. */
  private static final int MOST_BY_PAIR = 5;

  /** One address, any names: somebody who tries a list. */
  private static final int MOST_BY_ADDRESS = 30;

  /** One name from any address: many machines on one account. */
  private static final int MOST_BY_NAME = 50;

  private final DSLContext sql;
  private final Clock clock;

  SignInFailures(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Counts an attempt; false if there were too many and the password must not be looked at. */
  @Transactional
  boolean admits(String signIn, String address) {
    var now = clock.instant();
    var since = now.minus(REMEMBERED);
    sql.deleteFrom(SIGN_IN_FAILURE).where(SIGN_IN_FAILURE.AT.le(since)).execute();
    boolean admitted =
        count(bySignIn(signIn).and(byAddress(address)), since) < MOST_BY_PAIR
            && count(byAddress(address), since) < MOST_BY_ADDRESS
            && count(bySignIn(signIn), since) < MOST_BY_NAME;
    if (admitted) {
      sql.insertInto(SIGN_IN_FAILURE)
          .columns(SIGN_IN_FAILURE.SIGN_IN, SIGN_IN_FAILURE.ADDRESS, SIGN_IN_FAILURE.AT)
          .values(signIn, address, now)
          .execute();
    }
    return admitted;
  }

  /** The password was right after all. */
  @Transactional
  void forgive(String signIn, String address) {
    sql.deleteFrom(SIGN_IN_FAILURE).where(bySignIn(signIn)).and(byAddress(address)).execute();
  }

  private int count(Condition who, Instant since) {
    return sql.fetchCount(SIGN_IN_FAILURE, who.and(SIGN_IN_FAILURE.AT.gt(since)));
  }

  private static Condition bySignIn(String signIn) {
    return SIGN_IN_FAILURE.SIGN_IN.eq(signIn);
  }

  private static Condition byAddress(String address) {
    return SIGN_IN_FAILURE.ADDRESS.eq(address);
  }
}
