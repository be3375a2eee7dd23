package dev.touchstone.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** An address with the parameters that are worth saying. */
record Link(String address) {
  static Link to(String path) {
    return new Link(path);
  }

  /** Adds a parameter, unless it is empty. */
  Link with(String name, String value) {
    return value.isEmpty()
        ? this
        : new Link(
            address
                + (address.indexOf('?') < 0 ? '?' : '&')
                + name
                + '='
                + URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return address;
  }
}
