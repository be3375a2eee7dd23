package dev.touchstone.measure.engine;

import dev.touchstone.shared.Refused;

/**
 * Where a distributed engine answers and as whom it is asked.
 *
 * @param url {@code jdbc:trino://HOST:PORT/CATALOG}: the catalog is the one that reads the facts'
 *     tables; connection properties may follow, e.g. {@code ?SSL=true}
 * @param password empty for none; Trino takes one over TLS only
 */
public record TrinoServer(String url, String user, String password) {
  public TrinoServer {
    if (!url.matches("jdbc:trino://[^/?]+/[^/?]+(\\?.*)?")) {
      throw new Refused(
          "bad-engine-address",
          "The address of the distributed engine must be jdbc:trino://HOST:PORT/CATALOG",
          "Name the catalog that reads the tables of facts");
    }
  }

  /** Everything but the password. */
  @Override
  public String toString() {
    return user + " at " + place();
  }

  /** Host, port and catalog, without what may be secret behind them. */
  public String place() {
    int properties = url.indexOf('?');
    return properties < 0 ? url : url.substring(0, properties);
  }
}
