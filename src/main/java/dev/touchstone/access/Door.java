package dev.touchstone.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What the door answers: to whoever comes in, goes out, or may not pass. */
@Component
class Door
    implements AuthenticationSuccessHandler,
        AuthenticationFailureHandler,
        LogoutHandler,
        AccessDeniedHandler {
  static final String SIGN_IN = "/sign-in";

  private final KnownBrowsers browsers;
  private final DoorRecords records;
  private final ReturnTo returnTo = new ReturnTo();
  private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();

  Door(KnownBrowsers browsers, DoorRecords records) {
    this.browsers = browsers;
    this.records = records;
  }

  ReturnTo returnTo() {
    return returnTo;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    if (authentication instanceof SignedIn signedIn) {
      var from = SignInOrigin.of(request);
      var token =
          Scope.in(
              new Scope.Gate(), () -> browsers.remember(signedIn.person(), from, signedIn.known()));
      response.addHeader(
          HttpHeaders.SET_COOKIE,
          ResponseCookie.from(SignInOrigin.BROWSER_COOKIE, token)
              .path("/")
              .maxAge(KnownBrowsers.REMEMBERED)
              .sameSite("Lax")
              .httpOnly(true)
              .secure(request.isSecure())
              .build()
              .toString());
    }
    response.sendRedirect(returnTo.take(request, response));
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    response.sendRedirect(
        SIGN_IN + (why instanceof ComeBackLater later ? "?wait=" + later.seconds() : "?wrong"));
  }

  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    if (authentication instanceof SignedIn signedIn) {
      records.tell(signedIn.person(), "person.signed-out");
    }
  }

  /** A form from before the session ended is no offence: its reader signs in again. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException, ServletException {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication instanceof SignedIn signedIn) {
      records.count("request.refused", DoorRecords.subject(signedIn.person()));
    } else if (why instanceof CsrfException && !request.getServletPath().equals(SIGN_IN)) {
      response.sendRedirect(SIGN_IN);
      return;
    } else {
      records.count("request.refused", "sign-in");
    }
    forbidden.handle(request, response, why);
  }
}
