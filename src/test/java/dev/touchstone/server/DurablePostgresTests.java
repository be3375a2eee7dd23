package dev.touchstone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DurablePostgresTests {
  private final Path folder = Path.of("target", "test-postgres", UUID.randomUUID().toString());

  @AfterEach
  void leaveNothingRunning() throws IOException {
    OrphanedPostgres.stop(folder);
  }

  @Test
  void whatIsCommittedSurvivesEvenWhenTheProcessIsKilled() throws Exception {
    var child =
        Child.start(folder.resolveSibling(folder.getFileName() + "-said"), Victim.class, folder);
    assertThat(child.says("committed", 120)).isTrue();
    child.kill();

    try (var postgres = DurablePostgres.start(folder)) {
      assertThat(ask(postgres, "select word from kept")).isEqualTo("still here");
      for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
        assertThat(ask(postgres, "select current_setting('" + setting + "')"))
            .as(setting)
            .isEqualTo("on");
      }
      assertThat(ask(postgres, "select current_setting('listen_addresses')"))
          .isEqualTo("127.0.0.1");
      nobodyConnectsWithoutThePassword(postgres);
      theSecretIsForItsOwnerOnly();
      assertThatThrownBy(() -> DurablePostgres.start(folder)).hasMessageContaining("is running on");
    }
  }

  private static void nobodyConnectsWithoutThePassword(DurablePostgres postgres) {
    var url = postgres.login("touchstone_app").url();
    for (var password : new String[] {"", "wrong", postgres.login("touchstone_owner").password()}) {
      assertThatThrownBy(() -> DriverManager.getConnection(url, "touchstone_app", password))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
    }
  }

  private void theSecretIsForItsOwnerOnly() throws IOException {
    var rights = Files.getPosixFilePermissions(folder.resolve("secrets"));
    assertThat(PosixFilePermissions.toString(rights)).isEqualTo("rw-------");
  }

  static String ask(DurablePostgres postgres, String sql) throws SQLException {
    var login = postgres.login("touchstone_owner");
    try (var connection = DriverManager.getConnection(login.url(), login.user(), login.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** Commits one row and waits to be killed. */
  static final class Victim {
    public static void main(String[] args) throws Exception {
      var postgres = DurablePostgres.start(Path.of(args[0]));
      var login = postgres.login("touchstone_owner");
      try (var connection =
              DriverManager.getConnection(login.url(), login.user(), login.password());
          var statement = connection.createStatement()) {
        statement.execute("create table kept as select 'still here' as word");
      }
      System.out.println("committed");
      Thread.sleep(60_000);
    }
  }
}
