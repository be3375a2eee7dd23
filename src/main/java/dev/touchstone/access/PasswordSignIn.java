package dev.touchstone.access;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Signs somebody in with a name and a password. */
@Component
class PasswordSignIn implements AuthenticationProvider {
  private static final SignInOrigin UNKNOWN = new SignInOrigin("", "");

  private final PasswordProof proof;
  private final DoorRecords records;

  PasswordSignIn(PasswordProof proof, DoorRecords records) {
    this.proof = proof;
    this.records = records;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    var from = attempt.getDetails() instanceof SignInOrigin it ? it : UNKNOWN;
    var proven =
        proof
            .of(attempt.getName(), String.valueOf(attempt.getCredentials()), from)
            .orElseThrow(() -> new BadCredentialsException("Wrong name or password"));
    records.tell(proven.credentials().person(), "person.signed-in");
    return SignedIn.by(proven);
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
