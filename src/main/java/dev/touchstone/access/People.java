package dev.touchstone.access;

import static dev.touchstone.db.Tables.PERSON;
import static dev.touchstone.db.Tables.PERSON_CLOSURE;
import static dev.touchstone.db.Tables.PERSON_PARTNER;
import static dev.touchstone.db.Tables.PERSON_ROLE;

import dev.touchstone.access.Person.Reach;
import dev.touchstone.audit.AuditTrail;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Everybody who may sign in. */
@Repository
public class People {
  /** Who acts where no person does: the first start, the command line. */
  public static final String TOUCHSTONE = "touchstone";

  private final DSLContext sql;
  private final PasswordEncoder passwords;
  private final AuditTrail audit;

  People(DSLContext sql, PasswordEncoder passwords, AuditTrail audit) {
    this.sql = sql;
    this.passwords = passwords;
    this.audit = audit;
  }

  /** Adds one of the vendor's own people. */
  @Transactional
  public Person addStaff(String signIn, String name, String password, Set<Role> roles, String by) {
    return add(signIn, name, password, roles, new Reach.Everybody(), by);
  }

  /** Adds somebody who belongs to a partner. */
  @Transactional
  public Person addPartnerUser(
      String signIn, String name, String password, PartnerId partner, String by) {
    return add(
        signIn, name, password, Set.of(Role.PARTNER_USER), new Reach.OwnCompany(partner), by);
  }

  private Person add(
      String signIn, String name, String password, Set<Role> roles, Reach reach, String by) {
    var lower = normal(signIn);
    if (sql.fetchExists(PERSON, PERSON.SIGN_IN.eq(lower))) {
      throw new Refused(
          "sign-in-taken",
          "Somebody signs in, or once signed in, as " + lower + ".",
          "Choose another name.");
    }
    var id = UUID.randomUUID();
    var person = new Person(id, lower, name.strip(), roles, reach);
    sql.insertInto(PERSON)
        .columns(
            PERSON.PERSON_ID, PERSON.SIGN_IN, PERSON.NAME, PERSON.PASSWORD_HASH, PERSON.CREATED_BY)
        .values(id, lower, person.name(), passwords.encode(Passwords.checked(password, person)), by)
        .execute();
    for (var role : roles) {
      sql.insertInto(PERSON_ROLE)
          .columns(PERSON_ROLE.PERSON_ID, PERSON_ROLE.ROLE, PERSON_ROLE.GRANTED_BY)
          .values(id, role.word(), by)
          .execute();
    }
    if (reach instanceof Reach.OwnCompany(var partner)) {
      sql.insertInto(PERSON_PARTNER)
          .columns(PERSON_PARTNER.PERSON_ID, PERSON_PARTNER.PARTNER_ID, PERSON_PARTNER.GRANTED_BY)
          .values(id, partner.value(), by)
          .execute();
    }
    audit.append("person.added", "person/" + lower, Map.of("roles", words(roles)));
    return person;
  }

  /** From now on the person may not sign in; who is signed in is out with the next click. */
  @Transactional
  public void close(Person person, String reason, String by) {
    sql.insertInto(PERSON_CLOSURE)
        .columns(PERSON_CLOSURE.PERSON_ID, PERSON_CLOSURE.CLOSED_BY, PERSON_CLOSURE.REASON)
        .values(person.id(), by, reason)
        .execute();
    audit.append("person.closed", "person/" + person.signIn(), Map.of("reason", reason));
  }

  /**
   * Gives somebody another password; who is signed in with the old one is out with the next click.
   *
   * @throws Refused if it does not do
   */
  @Transactional
  public void changePassword(Person person, String password) {
    setPassword(person, password, PERSON.PERSON_ID.eq(person.id()));
  }

  /**
   * The same for oneself, unless somebody was faster.
   *
   * @return what the session is to know the password by
   */
  @Transactional
  int changePassword(Credentials old, String password) {
    return setPassword(
        old.person(),
        password,
        PERSON.PERSON_ID.eq(old.person().id()).and(PERSON.PASSWORD_NO.eq(old.passwordNo())));
  }

  private int setPassword(Person person, String password, Condition which) {
    var number =
        sql.update(PERSON)
            .set(PERSON.PASSWORD_HASH, passwords.encode(Passwords.checked(password, person)))
            .where(which)
            .returningResult(PERSON.PASSWORD_NO)
            .fetchOptional(PERSON.PASSWORD_NO)
            .orElseThrow(
                () ->
                    new Refused(
                        "password-changed-meanwhile",
                        "The password was changed by somebody else just now.",
                        "Sign in again. If it was not you, tell an administrator."));
    audit.append("person.password-changed", "person/" + person.signIn(), Map.of());
    return number;
  }

  @Transactional(readOnly = true)
  public boolean isEmpty() {
    return !sql.fetchExists(PERSON);
  }

  @Transactional(readOnly = true)
  public List<Person> all() {
    return find(DSL.noCondition());
  }

  /** Somebody who may sign in today, by the name they sign in with. */
  @Transactional(readOnly = true)
  public Optional<Person> bySignIn(String signIn) {
    return find(PERSON.SIGN_IN.eq(normal(signIn))).stream().findFirst();
  }

  @Transactional(readOnly = true)
  public Optional<Person> byId(UUID id) {
    return find(PERSON.PERSON_ID.eq(id)).stream().findFirst();
  }

  /** Somebody who signed in with a password that still is theirs. */
  @Transactional(readOnly = true)
  Optional<Person> bySession(UUID id, int passwordNo) {
    return find(PERSON.PERSON_ID.eq(id).and(PERSON.PASSWORD_NO.eq(passwordNo))).stream()
        .findFirst();
  }

  /**
   * @param passwordNo which of the person's passwords it is, from 1
   */
  record Credentials(Person person, String hash, int passwordNo) {}

  /** Empty where nobody may sign in by that name. */
  @Transactional(readOnly = true)
  Optional<Credentials> credentials(String signIn) {
    return sql.select(PERSON.PASSWORD_HASH, PERSON.PASSWORD_NO)
        .from(PERSON)
        .where(PERSON.SIGN_IN.eq(normal(signIn)))
        .fetchOptional()
        .flatMap(
            row ->
                bySignIn(signIn)
                    .map(person -> new Credentials(person, row.value1(), row.value2())));
  }

  /** A name as it is kept. */
  static String normal(String signIn) {
    return signIn.strip().toLowerCase(Locale.ROOT);
  }

  private List<Person> find(Condition condition) {
    var roles =
        DSL.multiset(
            DSL.select(PERSON_ROLE.ROLE)
                .from(PERSON_ROLE)
                .where(PERSON_ROLE.PERSON_ID.eq(PERSON.PERSON_ID)));
    return sql.select(
            PERSON.PERSON_ID, PERSON.SIGN_IN, PERSON.NAME, roles, PERSON_PARTNER.PARTNER_ID)
        .from(PERSON)
        .leftJoin(PERSON_PARTNER)
        .on(PERSON_PARTNER.PERSON_ID.eq(PERSON.PERSON_ID))
        .where(condition)
        .andNotExists(
            DSL.selectOne()
                .from(PERSON_CLOSURE)
                .where(PERSON_CLOSURE.PERSON_ID.eq(PERSON.PERSON_ID)))
        .orderBy(PERSON.SIGN_IN)
        .fetch(
            row ->
                new Person(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4().stream()
                        .map(role -> Role.of(role.value1()))
                        .collect(Collectors.toUnmodifiableSet()),
                    row.value5() == null
                        ? new Reach.Everybody()
                        : new Reach.OwnCompany(new PartnerId(row.value5()))));
  }

  private static List<String> words(Set<Role> roles) {
    return roles.stream().map(Role::word).sorted().toList();
  }
}
