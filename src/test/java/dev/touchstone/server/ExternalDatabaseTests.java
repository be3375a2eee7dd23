package dev.touchstone.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.access.People;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExternalDatabaseTests {
  private final Path folder = Path.of("target", "test-postgres", UUID.randomUUID().toString());

  @Test
  void aServerGivenADatabaseStartsNoneOfItsOwn() throws Exception {
    try (var elsewhere = DurablePostgres.start(folder.resolve("elsewhere"))) {
      var app = elsewhere.login("touchstone_app");
      var owner = elsewhere.login("touchstone_owner");
      var home = folder.resolve("home");
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
        assertThat(server.asTouchstone(server.service(People.class)::isEmpty)).isTrue();
      }
      assertThat(Files.exists(home.resolve("database"))).isFalse();
      assertThat(DurablePostgresTests.ask(elsewhere, "select count(*)::text from person"))
          .isEqualTo("0");
    }
  }
}
