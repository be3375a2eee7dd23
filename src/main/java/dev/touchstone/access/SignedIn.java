package dev.touchstone.access;

import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** A person whose password was right, as Spring Security carries them. */
final class SignedIn extends AbstractAuthenticationToken {
  private final transient Person person;

  private SignedIn(Person person) {
    super(
        AuthorityUtils.createAuthorityList(
            person.roles().stream().map(role -> "ROLE_" + role.name()).toList()));
    this.person = person;
    super.setAuthenticated(true);
  }

  static Authentication as(Person person) {
    return new SignedIn(person);
  }

  static Optional<Person> in(Authentication authentication) {
    return authentication instanceof SignedIn it ? Optional.of(it.person) : Optional.empty();
  }

  UUID personId() {
    return person.id();
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
