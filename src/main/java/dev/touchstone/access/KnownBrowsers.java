package dev.touchstone.access;

import static dev.touchstone.db.Tables.KNOWN_BROWSER;
import static dev.touchstone.db.Tables.PERSON;

import dev.touchstone.shared.Sha256;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * From which browsers people signed in before. Their attempts stand in a line of their own, so that
 * nobody who floods the door keeps them out; they sign nobody in.
 */
@Repository
class KnownBrowsers {
  static final Duration REMEMBERED = Duration.ofDays(180);
  private static final int MOST_OF_A_PERSON = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DSLContext sql;

  KnownBrowsers(DSLContext sql) {
    this.sql = sql;
  }

  @Transactional(readOnly = true)
  boolean knows(String signIn, SignInOrigin from) {
    return !from.browser().isEmpty()
        && sql.fetchExists(
            DSL.selectOne()
                .from(KNOWN_BROWSER)
                .join(PERSON)
                .on(PERSON.PERSON_ID.eq(KNOWN_BROWSER.PERSON_ID))
                .where(KNOWN_BROWSER.TOKEN_HASH.eq(Sha256.of(from.browser())))
                .and(PERSON.SIGN_IN.eq(signIn))
                .and(KNOWN_BROWSER.SEEN_AT.gt(since())));
  }

  /**
   * From now on the person is known from there.
   *
   * @param known whether they were before; a token that was not is never taken over, for who knows
   *     who planted it
   * @return what the browser is to keep
   */
  @Transactional
  String remember(Person person, SignInOrigin from, boolean known) {
    var token = known ? from.browser() : invented();
    sql.insertInto(KNOWN_BROWSER)
        .columns(KNOWN_BROWSER.TOKEN_HASH, KNOWN_BROWSER.PERSON_ID)
        .values(Sha256.of(token), person.id())
        .onConflict(KNOWN_BROWSER.TOKEN_HASH, KNOWN_BROWSER.PERSON_ID)
        .doUpdate()
        .set(KNOWN_BROWSER.SEEN_AT, DSL.currentInstant())
        .execute();
    sql.deleteFrom(KNOWN_BROWSER)
        .where(KNOWN_BROWSER.PERSON_ID.eq(person.id()))
        .and(
            KNOWN_BROWSER.TOKEN_HASH.notIn(
                DSL.select(KNOWN_BROWSER.TOKEN_HASH)
                    .from(KNOWN_BROWSER)
                    .where(KNOWN_BROWSER.PERSON_ID.eq(person.id()))
                    .and(KNOWN_BROWSER.SEEN_AT.gt(since()))
                    .orderBy(KNOWN_BROWSER.SEEN_AT.desc())
                    .limit(MOST_OF_A_PERSON)))
        .execute();
    return token;
  }

  /** After a change of password only the browser counts from which it was changed. */
  @Transactional
  void forgetAllBut(Person person, SignInOrigin from) {
    sql.deleteFrom(KNOWN_BROWSER)
        .where(KNOWN_BROWSER.PERSON_ID.eq(person.id()))
        .and(KNOWN_BROWSER.TOKEN_HASH.ne(Sha256.of(from.browser())))
        .execute();
  }

  private static Field<Instant> since() {
    return DSL.instant(Instant.now().minus(REMEMBERED));
  }

  private static String invented() {
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
