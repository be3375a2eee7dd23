package dev.touchstone.portal;

import dev.touchstone.access.OwnAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Remembers in which colours somebody reads. */
@Controller
class ThemeController {
  static final String COOKIE = "touchstone-theme";
  static final Set<String> THEMES = Set.of("auto", "light", "dark");

  @PostMapping("/theme")
  ResponseEntity<Void> choose(
      @RequestParam String theme,
      @RequestParam(defaultValue = "/") String back,
      HttpServletRequest request) {
    var cookie =
        ResponseCookie.from(COOKIE, THEMES.contains(theme) ? theme : "auto")
            .path("/")
            .maxAge(Duration.ofDays(365))
            .sameSite("Lax")
            .httpOnly(true)
            .secure(request.isSecure())
            .build();
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.SET_COOKIE, cookie.toString())
        .header(HttpHeaders.LOCATION, OwnAddress.orStart(back))
        .build();
  }
}
