package dev.touchstone.access;

import dev.touchstone.shared.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * The token that a form must carry. Whoever is signed in has one that follows from the session's
 * secret id: no cookie that somebody plants can stand for it. At the door there is no session (and
 * none is made, or anybody could fill the database with them): there a cookie has it, and a browser
 * that says the form came from another site is refused.
 */
final class FormTokens implements CsrfTokenRepository {
  private static final String HEADER = "X-CSRF-TOKEN";
  private static final String PARAMETER = "_csrf";
  private static final Set<String> OURS = Set.of("same-origin", "none");

  private final CookieCsrfTokenRepository atTheDoor;

  FormTokens() {
    atTheDoor = new CookieCsrfTokenRepository();
    atTheDoor.setCookieName("touchstone-csrf");
    atTheDoor.setHeaderName(HEADER);
    atTheDoor.setParameterName(PARAMETER);
    atTheDoor.setCookieCustomizer(it -> it.httpOnly(true).sameSite("Strict"));
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    var session = request.getSession(false);
    return session == null
        ? atTheDoor.generateToken(request)
        : new DefaultCsrfToken(HEADER, PARAMETER, Sha256.of("form " + session.getId()));
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (token == null || request.getSession(false) == null) {
      atTheDoor.saveToken(token, request, response);
    }
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    if (request.getSession(false) != null) {
      return generateToken(request);
    }
    var site = request.getHeader("Sec-Fetch-Site");
    boolean foreign = request.getMethod().equals("POST") && site != null && !OURS.contains(site);
    // One that no form has; the cookie stays what it is for the forms of ours.
    return foreign ? atTheDoor.generateToken(request) : atTheDoor.loadToken(request);
  }
}
