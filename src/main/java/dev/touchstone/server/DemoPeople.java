package dev.touchstone.server;

import static dev.touchstone.db.Tables.PERSON;

import dev.touchstone.access.People;
import dev.touchstone.access.Person;
import dev.touchstone.access.Role;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The demo's first people: one of the vendor's, one of a partner's. Each is made where it is not
 * there, whatever became of the other.
 */
final class DemoPeople {
  private final RunningServer server;
  private final FirstLogin login;
  private final Optional<Person> operator;

  DemoPeople(Home home, RunningServer server) throws IOException {
    this.server = server;
    this.login = FirstLogin.in(home.folder());
    this.operator = server.asTouchstone(this::makeOperator);
    server.asTouchstone(this::makePartner);
  }

  /**
   * In whose name the demo is loaded and published.
   *
   * @throws Refused if that person may not sign in any more
   */
  Person operator() {
    return operator.orElseThrow(
        () ->
            new Refused(
                "operator-closed",
                "Nobody may sign in as "
                    + FirstLogin.OPERATOR
                    + " any more, and the demo is not wholly loaded and published.",
                "Start it with another home."));
  }

  /** How to sign in, as far as what was made by chance still opens the door. */
  String logins() {
    return "  sign in as   %s   (partner operations: sees every partner)%n".formatted(told(true))
        + "  or as        %s   (a partner: sees its own scorecard)%n".formatted(told(false));
  }

  private String told(boolean ofVendor) {
    var signIn = ofVendor ? FirstLogin.OPERATOR : FirstLogin.PARTNER;
    var password = ofVendor ? login.password() : login.partnerPassword();
    var name = "%-12s ".formatted(signIn);
    return switch (door(signIn, password)) {
      case OPENS -> name + "password " + password;
      case OTHER_PASSWORD -> name + "with the password it was given since";
      case CLOSED -> name + "was possible and is closed";
    };
  }

  private enum Door {
    OPENS,
    OTHER_PASSWORD,
    CLOSED
  }

  private Door door(String signIn, String password) {
    return server.asTouchstone(
        () -> {
          if (server.service(People.class).bySignIn(signIn).isEmpty()) {
            return Door.CLOSED;
          }
          var hash =
              server
                  .service(TransactionOperations.class)
                  .execute(
                      transaction ->
                          server
                              .service(DSLContext.class)
                              .select(PERSON.PASSWORD_HASH)
                              .from(PERSON)
                              .where(PERSON.SIGN_IN.eq(signIn))
                              .fetchSingle(PERSON.PASSWORD_HASH));
          return server.service(PasswordEncoder.class).matches(password, hash)
              ? Door.OPENS
              : Door.OTHER_PASSWORD;
        });
  }

  private Optional<Person> makeOperator() {
    return made(
        FirstLogin.OPERATOR,
        () ->
            server
                .service(People.class)
                .addStaff(
                    FirstLogin.OPERATOR,
                    "Robin Castellane",
                    login.password(),
                    Set.of(Role.PARTNER_OPERATIONS, Role.ADMINISTRATOR),
                    People.TOUCHSTONE));
  }

  private Optional<Person> makePartner() {
    return made(
        FirstLogin.PARTNER,
        () ->
            server
                .service(People.class)
                .addPartnerUser(
                    FirstLogin.PARTNER,
                    "Imogen Ashdown",
                    login.partnerPassword(),
                    new PartnerId(FirstLogin.PARTNER_ID),
                    People.TOUCHSTONE));
  }

  /** Empty where somebody of that name was, and was closed. */
  private Optional<Person> made(String signIn, Supplier<Person> maker) {
    var known = server.service(People.class).bySignIn(signIn);
    if (known.isPresent()) {
      return known;
    }
    try {
      return Optional.of(maker.get());
    } catch (Refused refused) {
      if (refused.code().equals("sign-in-taken")) {
        return Optional.empty();
      }
      throw refused;
    }
  }
}
