package dev.touchstone.access;

import dev.touchstone.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Service;

/** Changing one's own password. */
@Service
public class OwnPassword {
  private final People people;
  private final PasswordProof proof;
  private final KnownBrowsers browsers;
  private final PersonInSession session;

  OwnPassword(People people, PasswordProof proof, KnownBrowsers browsers, PersonInSession session) {
    this.people = people;
    this.proof = proof;
    this.browsers = browsers;
    this.session = session;
  }

  /**
   * Changes it, and ends all of the person's other sessions. The old one is proven as at the door:
   * guesses wait, and may be turned away.
   *
   * @throws Refused if the old one is wrong, the new one does not do, or too many guesses wait
   */
  public void change(HttpServletRequest request, Person person, String old, String fresh) {
    Passwords.checked(fresh, person);
    if (fresh.equals(old)) {
      throw new Refused(
          "same-password",
          "The new password is the old one.",
          "Take another one, or leave everything as it is.");
    }
    var from = SignInOrigin.of(request);
    var proven = proven(person, old, from);
    int number = people.changePassword(proven.credentials(), fresh);
    Scope.in(
        new Scope.Gate(),
        () -> {
          browsers.forgetAllBut(person, from);
          return true;
        });
    session.renew(request, person, number);
  }

  private PasswordProof.Proven proven(Person person, String old, SignInOrigin from) {
    try {
      return proof
          .of(person.signIn(), old, from)
          .orElseThrow(
              () ->
                  new Refused(
                      "wrong-password",
                      "That is not your current password.",
                      "Check it and try again."));
    } catch (ComeBackLater later) {
      throw new Refused(
          "too-many-attempts",
          "Too many attempts are waiting.",
          "Try again in " + later.seconds() + " seconds.");
    }
  }
}
