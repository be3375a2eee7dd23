package dev.touchstone.access;

import dev.touchstone.shared.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who asks, and whether by HTTPS, where a proxy stands in front. {@code X-Forwarded-For} and {@code
 * X-Forwarded-Proto} count only from proxies that were named as trusted; from anybody else they are
 * words. Hosts are never taken from a header: no answer says where this server is.
 */
final class ProxyFilter extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(ProxyFilter.class);

  private final List<IpAddressMatcher> trusted;
  private final boolean alwaysHttps;
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * @param trusted addresses or networks such as {@code 10.0.0.0/8}
   * @param alwaysHttps browsers reach this server by HTTPS alone, whatever a proxy says
   * @throws Refused if one is no address
   */
  ProxyFilter(List<String> trusted, boolean alwaysHttps) {
    this.trusted = trusted.stream().map(ProxyFilter::network).toList();
    this.alwaysHttps = alwaysHttps;
  }

  private static IpAddressMatcher network(String text) {
    try {
      return new IpAddressMatcher(text.strip());
    } catch (IllegalArgumentException e) {
      throw new Refused(
          "bad-setting",
          "touchstone.web.trusted-proxies has '" + text + "', which is no address or network.",
          "Write addresses such as 192.0.2.7 or 10.0.0.0/8, separated by commas.");
    }
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean fromProxy = isTrusted(request.getRemoteAddr());
    if (!fromProxy && request.getHeader("X-Forwarded-For") != null && !warned.getAndSet(true)) {
      LOG.warn(
          "{} sends X-Forwarded-For and is not trusted, so that everybody behind it counts as one"
              + " address. If it is your proxy, name it in touchstone.web.trusted-proxies.",
          request.getRemoteAddr());
    }
    boolean secure =
        alwaysHttps
            || request.isSecure()
            || (fromProxy && last(request, "X-Forwarded-Proto").equalsIgnoreCase("https"));
    var address = fromProxy ? client(request) : request.getRemoteAddr();
    chain.doFilter(new Seen(request, address, secure), response);
  }

  /** The last address, read from this server outwards, that is not one of our proxies. */
  private String client(HttpServletRequest request) {
    var seen = request.getRemoteAddr();
    for (var address : all(request, "X-Forwarded-For").reversed()) {
      if (!isAddress(address)) {
        return seen;
      }
      seen = address;
      if (!isTrusted(address)) {
        return seen;
      }
    }
    return seen;
  }

  private boolean isTrusted(String address) {
    return trusted.stream().anyMatch(it -> it.matches(address));
  }

  private static boolean isAddress(String text) {
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String last(HttpServletRequest request, String header) {
    var all = all(request, header);
    return all.isEmpty() ? "" : all.getLast();
  }

  private static List<String> all(HttpServletRequest request, String header) {
    var all = new ArrayList<String>();
    for (var line : Collections.list(request.getHeaders(header))) {
      for (var part : line.split(",")) {
        all.add(part.strip());
      }
    }
    return all;
  }

  private static final class Seen extends HttpServletRequestWrapper {
    private final String address;
    private final boolean secure;

    Seen(HttpServletRequest request, String address, boolean secure) {
      super(request);
      this.address = address;
      this.secure = secure;
    }

    @Override
    public String getRemoteAddr() {
      return address;
    }

    @Override
    public String getRemoteHost() {
      return address;
    }

    @Override
    public boolean isSecure() {
      return secure;
    }

    @Override
    public String getScheme() {
      return secure ? "https" : "http";
    }
  }
}
