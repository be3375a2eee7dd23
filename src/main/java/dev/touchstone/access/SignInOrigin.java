package dev.touchstone.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * Where an attempt to sign in comes from.
 *
 * @param network the address, or of an IPv6 one the /64 that its holder chooses from freely
 * @param browser what the browser says it was given when somebody signed in before; may be empty
 */
record SignInOrigin(String network, String browser) {
  static final String BROWSER_COOKIE = "touchstone-browser";

  static SignInOrigin of(HttpServletRequest request) {
    var cookies = request.getCookies();
    var browser =
        (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
            .filter(it -> it.getName().equals(BROWSER_COOKIE))
            .map(Cookie::getValue)
            .filter(it -> it.length() <= 64)
            .findFirst();
    return new SignInOrigin(network(request.getRemoteAddr()), browser.orElse(""));
  }

  /** Never looks a name up: a text that is no address stands for itself. */
  static String network(String address) {
    try {
      var parsed = InetAddress.ofLiteral(address.replaceFirst("%.*", ""));
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(parsed.getAddress(), 0, 8) + "/64"
          : parsed.getHostAddress();
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
