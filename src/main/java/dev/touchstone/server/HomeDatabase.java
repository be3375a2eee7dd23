package dev.touchstone.server;

import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The database of a server's home for somebody who only reads: the running server's, or else one
 * that is started and stopped again when this is closed.
 */
final class HomeDatabase implements AutoCloseable {
  private static final String OWNER = "touchstone_owner";

  private final DurablePostgres.Login login;
  private final AutoCloseable started;

  private HomeDatabase(DurablePostgres.Login login, AutoCloseable started) {
    this.login = login;
    this.started = started;
  }

  /** Whether the home has a database at all. */
  static boolean isIn(Path home) {
    return Files.exists(folder(home).resolve("data").resolve("PG_VERSION"));
  }

  static Path folder(Path home) {
    return home.resolve("database");
  }

  /**
   * The home's database; it must be there.
   *
   * @throws Refused where it does not start, or does not answer yet
   */
  static HomeDatabase of(Path home) throws IOException {
    var folder = folder(home);
    try {
      var postgres = DurablePostgres.start(folder);
      return new HomeDatabase(postgres.login(OWNER), postgres);
    } catch (Refused why) {
      if (!why.code().equals("home-in-use")) {
        throw why;
      }
      return new HomeDatabase(running(folder, why), () -> {});
    }
  }

  /** How the owner of its tables connects. */
  DurablePostgres.Login login() {
    return login;
  }

  /** PostgreSQL tells its port in the fourth line of a file. */
  private static DurablePostgres.Login running(Path folder, Refused why) throws IOException {
    var told = folder.resolve("data").resolve("postmaster.pid");
    var lines = Files.exists(told) ? Files.readAllLines(told) : List.<String>of();
    if (lines.size() < 4) {
      throw new Refused(why.code(), why.reason() + " It is not ready yet.", "Wait a moment.");
    }
    var url = "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/" + PostgresData.DATABASE;
    return new DurablePostgres.Login(
        url, OWNER, DatabaseSecrets.in(folder.resolve("secrets")).of(OWNER));
  }

  @Override
  public void close() {
    try {
      started.close();
    } catch (Exception e) {
      throw new IllegalStateException("The database did not stop", e);
    }
  }
}
