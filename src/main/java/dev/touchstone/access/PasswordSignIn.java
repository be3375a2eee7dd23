package dev.touchstone.access;

import dev.touchstone.audit.AuditTrail;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs somebody in with a name and a password. */
@Component
class PasswordSignIn implements AuthenticationProvider {
  private final People people;
  private final SignInFailures failures;
  private final PasswordEncoder passwords;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;

  /** Checked where nobody has the name, so that both take as long. */
  private final String nobodysHash;

  PasswordSignIn(
      People people,
      SignInFailures failures,
      PasswordEncoder passwords,
      AuditTrail audit,
      TransactionTemplate transaction) {
    this.people = people;
    this.failures = failures;
    this.passwords = passwords;
    this.audit = audit;
    this.transaction = transaction;
    this.nobodysHash = String.valueOf(passwords.encode(Passwords.invented()));
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    return Scope.in(new Scope.Gate(), () -> signIn(attempt));
  }

  private Authentication signIn(Authentication attempt) {
    var signIn = attempt.getName().strip().toLowerCase(Locale.ROOT);
    var address =
        attempt.getDetails() instanceof WebAuthenticationDetails web
            ? String.valueOf(web.getRemoteAddress())
            : "";
    if (!failures.admits(signIn, address)) {
      throw new LockedException("Too many attempts to sign in as " + signIn);
    }
    var hash = people.passwordHash(signIn);
    boolean right =
        passwords.matches(String.valueOf(attempt.getCredentials()), hash.orElse(nobodysHash));
    var person = people.bySignIn(signIn);
    if (!right || hash.isEmpty() || person.isEmpty()) {
      throw new BadCredentialsException("Wrong name or password");
    }
    failures.forgive(signIn, address);
    transaction.executeWithoutResult(
        status -> audit.append(signIn, "person.signed-in", "person/" + signIn, Map.of()));
    return SignedIn.as(person.orElseThrow());
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
