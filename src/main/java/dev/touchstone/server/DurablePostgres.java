package dev.touchstone.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * PostgreSQL from its Maven binaries, made safe to keep: the library that starts it is meant for
 * tests and turns off what makes a commit survive a power cut, trusts everybody on the machine, and
 * leaves an orphan behind when it is killed. All of that is undone here.
 */
final class DurablePostgres implements AutoCloseable {
  private static final String DATABASE = "touchstone";
  private static final String ACCESS_RULES =
      """
      # Written by Touchstone: everybody proves who they are.
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128      scram-sha-256
      """;

  private final EmbeddedPostgres postgres;
  private final DatabaseSecrets secrets;

  private DurablePostgres(EmbeddedPostgres postgres, DatabaseSecrets secrets) {
    this.postgres = postgres;
    this.secrets = secrets;
  }

  /** How one role connects. */
  record Login(String url, String user, String password) {
    @Override
    public String toString() {
      return user + " at " + url;
    }
  }

  /** Starts what the folder holds, or makes it. The folder belongs to one process at a time. */
  static DurablePostgres start(Path folder) throws IOException {
    Files.createDirectories(folder);
    var data = folder.resolve("data");
    var secrets = DatabaseSecrets.in(folder.resolve("secrets"));
    OrphanedPostgres.stop(data);
    var started =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setLocaleConfig("locale", "C.UTF-8")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_connections", "60")
            .setServerConfig("password_encryption", "scram-sha-256")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "''")
            .setConnectConfig("password", secrets.of("postgres"))
            .start();
    var it = new DurablePostgres(started, secrets);
    try {
      it.secure(data.resolve("pg_hba.conf"));
      return it;
    } catch (SQLException | IOException | RuntimeException e) {
      it.close();
      throw e instanceof IOException io ? io : new IOException("PostgreSQL could not be set up", e);
    }
  }

  Login login(String role) {
    var url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + DATABASE;
    return new Login(url, role, secrets.of(role));
  }

  /** Roles and their passwords first, then nobody is trusted; interrupted, it starts over. */
  private void secure(Path rules) throws SQLException, IOException {
    if (Files.readString(rules).equals(ACCESS_RULES)) {
      return;
    }
    try (var connection = postgres.getPostgresDatabase().getConnection()) {
      execute(connection, roles());
      for (var role : new String[] {"postgres", "touchstone_owner", "touchstone_app"}) {
        // The secret is hexadecimal: it cannot end the quotes.
        execute(connection, "alter role " + role + " password '" + secrets.of(role) + "'");
      }
      if (!exists(connection)) {
        execute(connection, "create database " + DATABASE + " owner touchstone_owner");
      }
      Files.writeString(rules, ACCESS_RULES);
      execute(connection, "select pg_reload_conf()");
    }
  }

  private static boolean exists(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var found =
            statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
      return found.next();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String roles() throws IOException {
    try (var in = DurablePostgres.class.getResourceAsStream("/db/roles.sql")) {
      if (in == null) {
        throw new IOException("db/roles.sql is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }
}
