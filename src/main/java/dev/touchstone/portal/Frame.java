package dev.touchstone.portal;

import dev.touchstone.access.Person;
import dev.touchstone.access.Role;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * What the frame around every page needs: who is reading, in which colours, and where.
 *
 * @param theme {@code auto}, {@code light} or {@code dark}
 * @param here the address being read, to come back to
 */
record Frame(
    @Nullable Person person, String theme, String here, @Nullable ResourceUrlProvider assets) {

  static Frame of(HttpServletRequest request) {
    return new Frame(
        request.getAttribute(Person.class.getName()) instanceof Person it ? it : null,
        theme(request),
        here(request),
        request.getAttribute(ResourceUrlProvider.class.getName()) instanceof ResourceUrlProvider it
            ? it
            : null);
  }

  private static String here(HttpServletRequest request) {
    if (!request.getMethod().equals("GET") || request.getDispatcherType() == DispatcherType.ERROR) {
      return "/";
    }
    var query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  private static String theme(HttpServletRequest request) {
    var cookies = request.getCookies();
    return cookies == null
        ? "auto"
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(ThemeController.COOKIE))
            .map(Cookie::getValue)
            .filter(ThemeController.THEMES::contains)
            .findFirst()
            .orElse("auto");
  }

  /** The address of a file of ours, with the hash of its content in it where there is one. */
  public String asset(String path) {
    var address = assets == null ? null : assets.getForLookupPath(path);
    return address == null ? path : address;
  }

  public boolean signedIn() {
    return person != null;
  }

  public boolean staff() {
    return person != null && person.isStaff();
  }

  public boolean auditor() {
    return person != null && (person.is(Role.AUDITOR) || person.is(Role.ADMINISTRATOR));
  }

  /** The first letter of the reader's name, whole where it takes two chars. */
  public String initial() {
    return person == null || person.name().isEmpty()
        ? ""
        : person.name().substring(0, person.name().offsetByCodePoints(0, 1));
  }

  public String roles() {
    return person == null
        ? ""
        : String.join(", ", person.roles().stream().map(it -> it.title()).sorted().toList());
  }

  /** For which screens the dark sheet is; empty for none. Paper is always light. */
  public String darkMedia() {
    return switch (theme) {
      case "dark" -> "screen";
      case "light" -> "";
      default -> "screen and (prefers-color-scheme: dark)";
    };
  }
}
