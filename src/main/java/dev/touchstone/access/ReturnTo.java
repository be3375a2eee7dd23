package dev.touchstone.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * Which page somebody asked for before signing in. A cookie holds the path and nothing of the host
 * that the request claimed to be for.
 */
final class ReturnTo implements RequestCache {
  private static final String COOKIE = "touchstone-return";

  @Override
  public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
    if (!request.getMethod().equals("GET")) {
      return;
    }
    var query = request.getQueryString();
    var address = OwnAddress.orStart(request.getRequestURI() + (query == null ? "" : "?" + query));
    if (!address.equals("/")) {
      var text = Base64.getUrlEncoder().encodeToString(address.getBytes(StandardCharsets.UTF_8));
      set(request, response, text, Duration.ofHours(1));
    }
  }

  /** The page, or the start page; asked once. */
  String take(HttpServletRequest request, HttpServletResponse response) {
    var cookies = request.getCookies();
    var kept =
        cookies == null
            ? java.util.Optional.<String>empty()
            : Arrays.stream(cookies)
                .filter(it -> it.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    if (kept.isEmpty()) {
      return "/";
    }
    set(request, response, "", Duration.ZERO);
    try {
      var address = Base64.getUrlDecoder().decode(kept.orElseThrow());
      return OwnAddress.orStart(new String(address, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return "/";
    }
  }

  private static void set(
      HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, value)
            .path("/")
            .maxAge(age)
            .sameSite("Lax")
            .httpOnly(true)
            .secure(request.isSecure())
            .build()
            .toString());
  }

  @Override
  public @Nullable SavedRequest getRequest(
      HttpServletRequest request, HttpServletResponse response) {
    return null;
  }

  @Override
  public @Nullable HttpServletRequest getMatchingRequest(
      HttpServletRequest request, HttpServletResponse response) {
    return null;
  }

  @Override
  public void removeRequest(HttpServletRequest request, HttpServletResponse response) {}
}
