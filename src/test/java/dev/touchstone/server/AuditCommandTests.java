package dev.touchstone.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.access.Role;
import dev.touchstone.cli.Cli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * {@code audit verify} on a home whose server runs, on one whose server does not, and elsewhere.
 */
class AuditCommandTests {
  private final Path folder = Path.of("target", "test-audit", UUID.randomUUID().toString());
  private final Path home = folder.resolve("home");
  private String said = "";

  @Test
  void aTrailIsCheckedWhileItsServerRunsAndAfterwards() throws Exception {
    try (var server = TouchstoneServer.start(home, 0, Map.of())) {
      add(server, "first@meridian.test");
      anchored(1);
      assertThat(verify("--home", home.toString())).as(said).isZero();
    }
    assertThat(verify("--home", home.toString())).as(said).isZero();
    assertThat(said).contains("holds: 1 record,", "up to record 1");
    cutOff();
    assertThat(verify("--home", home.toString())).isEqualTo(1);
    assertThat(said).contains("does not hold", "The trail is empty", "it went to record 1");
    // A server that starts on it tells, goes on, and does not cover the traces.
    try (var server = TouchstoneServer.start(home, 0, Map.of())) {
      add(server, "second@meridian.test");
      assertThat(verify("--home", home.toString())).isEqualTo(1);
    }
    assertThat(verify("--home", home.toString())).isEqualTo(1);
    assertThat(said).contains("Record 1 is not the one that was there");
  }

  @Test
  void aTrailForWhichNothingVouchesIsNotCalledProven() throws Exception {
    try (var elsewhere = DurablePostgres.start(folder.resolve("elsewhere"))) {
      var app = elsewhere.login("touchstone_app");
      var owner = elsewhere.login("touchstone_owner");
      try (var server =
          TouchstoneServer.start(
              home,
              0,
              Map.of(
                  "spring.datasource.url", app.url(),
                  "spring.datasource.username", app.user(),
                  "spring.datasource.password", app.password(),
                  "spring.flyway.url", owner.url(),
                  "spring.flyway.user", owner.user(),
                  "spring.flyway.password", owner.password()))) {
        add(server, "first@meridian.test");
      }
      var url = app.url() + "?password=" + app.password();
      assertThat(verify("--home", home.toString(), "--database", url)).as(said).isZero();
      Files.delete(home.resolve("audit").resolve("anchor"));
      assertThat(verify("--home", home.toString(), "--database", url)).isEqualTo(1);
      assertThat(said).contains("holds: 1 record", "Nothing outside the database vouches for it");
      assertThat(verify("--home", home.toString(), "--database", app.url())).isEqualTo(1);
      assertThat(said).contains("error database-not-read").doesNotContain("Exception");
    }
  }

  @Test
  void aFolderThatIsNoHomeIsToldAndLeftAlone() {
    assertThat(verify("--home", home.toString())).isEqualTo(1);
    assertThat(said).contains("error no-such-home", "hint: Name the server's home");
    assertThat(home).doesNotExist();
  }

  private static void add(RunningServer server, String name) {
    server.asTouchstone(
        () ->
            server
                .service(dev.touchstone.access.People.class)
                .addStaff(name, "Somebody", TestServer.PASSWORD, Set.of(Role.AUDITOR), "test"));
  }

  private void anchored(int records) throws Exception {
    var anchor = home.resolve("audit").resolve("anchor");
    for (int i = 0; i < 200; i++) {
      if (Files.exists(anchor) && Files.readString(anchor).startsWith(records + " ")) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("Nothing was anchored");
  }

  private void cutOff() throws Exception {
    try (var postgres = DurablePostgres.start(home.resolve("database"))) {
      var owner = postgres.login("touchstone_owner");
      try (var connection =
              java.sql.DriverManager.getConnection(owner.url(), owner.user(), owner.password());
          var statement = connection.createStatement()) {
        statement.execute("alter table audit_record disable trigger append_only");
        statement.execute("delete from audit_record");
        statement.execute("alter table audit_record enable trigger append_only");
      }
    }
  }

  private int verify(String... options) {
    var all = new java.util.ArrayList<>(java.util.List.of("audit", "verify"));
    all.addAll(java.util.List.of(options));
    var text = new StringWriter();
    var out = new PrintWriter(text);
    int exit =
        Cli.commandLine()
            .addSubcommand("audit", new AuditCommand())
            .setOut(out)
            .setErr(out)
            .execute(all.toArray(String[]::new));
    out.flush();
    said = text.toString();
    return exit;
  }
}
