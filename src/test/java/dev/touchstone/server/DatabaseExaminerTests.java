package dev.touchstone.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.demo.Size;
import dev.touchstone.shared.Progress;
import dev.touchstone.upkeep.Examiner.Examined;
import dev.touchstone.upkeep.HomeExaminer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code doctor --home} asks: a server's home holds, while it runs and afterwards. */
class DatabaseExaminerTests {
  private final Path folder = Path.of("target", "test-doctor", UUID.randomUUID().toString());
  private final Path home = folder.resolve("home");

  @Test
  void aHomeTellsWhatItHoldsAndWhatIsBroken() throws Exception {
    try (var server = TouchstoneServer.start(home, 0, Map.of())) {
      assertThat(told(examined())).isEmpty();
      assertThat(held()).isEqualTo("0 runs, 0 of them published; 0 loads; 0 people");
      new DemoStart(Home.in(home), server, Size.SMALL, Progress.SILENT).run();
    }
    assertThat(told(examined())).isEmpty();
    assertThat(held()).matches("(\\d+) runs, \\1 of them published; \\d+ loads; 2 people");

    var file = aDataFile();
    var aside = Files.move(file, file.resolveSibling("aside"));
    assertThat(told(examined())).contains("tables-broken: The file ", "is gone");
    Files.move(aside, file);

    execute(
        """
        insert into flyway_schema_history
          (installed_rank, version, description, type, script, installed_by, execution_time, success)
        values (99, '99', 'later', 'SQL', 'V99.sql', 'somebody', 1, true)
        """);
    assertThat(told(examined()))
        .isEqualTo("other-schema: Its tables were made by another version of Touchstone");
    execute("delete from flyway_schema_history where installed_rank = 99");

    execute("alter table audit_record disable trigger append_only; delete from audit_record");
    assertThat(told(examined())).startsWith("audit-broken: ").contains("The trail is empty");
  }

  @Test
  void whatAKilledStartLeftIsToldAndRemoved() throws Exception {
    var making = Files.createDirectories(home.resolve("database").resolve("making-1"));
    Files.createFile(making.resolve(".in-use"));
    Files.createDirectories(home.resolve("database").resolve("data"));

    var examined = examined();
    assertThat(told(examined)).contains("left-over: ", "database-broken: ", "files of it are gone");
    for (var trouble : examined.troubles()) {
      trouble.mending().mend();
    }
    assertThat(making).doesNotExist();
    assertThat(told(examined())).contains("database-broken: ").doesNotContain("left-over");
  }

  private Path aDataFile() throws Exception {
    try (var all = Files.walk(home.resolve("facts"))) {
      return all.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  private void execute(String statement) throws Exception {
    try (var postgres = DurablePostgres.start(home.resolve("database"))) {
      var owner = postgres.login("touchstone_owner");
      try (var connection =
              DriverManager.getConnection(owner.url(), owner.user(), owner.password());
          var sql = connection.createStatement()) {
        sql.execute(statement);
      }
    }
  }

  private Examined examined() {
    return new HomeExaminer(Clock.systemUTC()).of(home).and(new DatabaseExaminer().of(home));
  }

  private static String told(Examined examined) {
    return examined.troubles().stream()
        .map(trouble -> trouble.code() + ": " + trouble.says())
        .collect(Collectors.joining("\n"));
  }

  private String held() {
    return examined().holds().getLast().note();
  }
}
