package dev.touchstone.access;

import java.util.Optional;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** A person whose password was right, as Spring Security carries them. */
final class SignedIn extends AbstractAuthenticationToken {
  private final transient Person person;

  /** Which of the person's passwords it was. */
  private final int passwordNo;

  /** Whether the person had signed in from that browser before. */
  private final boolean known;

  private SignedIn(Person person, int passwordNo, boolean known) {
    super(
        AuthorityUtils.createAuthorityList(
            person.roles().stream().map(role -> "ROLE_" + role.name()).toList()));
    this.person = person;
    this.passwordNo = passwordNo;
    this.known = known;
    super.setAuthenticated(true);
  }

  /** By the password just now. */
  static Authentication by(PasswordProof.Proven proven) {
    var credentials = proven.credentials();
    return new SignedIn(credentials.person(), credentials.passwordNo(), proven.known());
  }

  /** Earlier, as the session says. */
  static Authentication as(Person person, int passwordNo) {
    return new SignedIn(person, passwordNo, true);
  }

  static Optional<Person> in(Authentication authentication) {
    return authentication instanceof SignedIn it ? Optional.of(it.person) : Optional.empty();
  }

  Person person() {
    return person;
  }

  int passwordNo() {
    return passwordNo;
  }

  boolean known() {
    return known;
  }

  @Override
  public Object getPrincipal() {
    return person;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public String getName() {
    return person.signIn();
  }
}
