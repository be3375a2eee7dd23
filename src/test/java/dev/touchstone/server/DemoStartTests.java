package dev.touchstone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.Touchstone;
import dev.touchstone.access.People;
import dev.touchstone.access.Role;
import dev.touchstone.demo.Size;
import dev.touchstone.shared.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.NestedExceptionUtils;

/** What the demo does step by step, with each step cut off once. */
class DemoStartTests {
  private final Path folder = Path.of("target", "test-demo", UUID.randomUUID().toString());

  /** Lets work go on until it comes to a kind of step that it has not been cut off at. */
  private static final class Cut implements Progress {
    private static final class Off extends RuntimeException {
      Off(String step) {
        super(step);
      }
    }

    private final Set<String> cutAt = new LinkedHashSet<>();

    @Override
    public void at(String step, int done, int of) {
      // Files are loaded alike; scorecards are stored and published one by one.
      boolean alike = step.matches("(Loading|Comparing|Crediting|Measuring) .*");
      if (cutAt.add(alike ? step.split(" ")[0] : step)) {
        throw new Off(step);
      }
    }
  }

  @Test
  void aStartThatIsCutOffAtEveryStepEndsAsOneThatIsNot() throws Exception {
    var cut = new Cut();
    try (var server = TouchstoneServer.start(folder.resolve("cut"), 0, Map.of())) {
      var home = Home.in(folder.resolve("cut"));
      DemoPeople people = null;
      while (people == null) {
        int before = cut.cutAt.size();
        try {
          people = new DemoStart(home, server, Size.SMALL, cut).run();
        } catch (RuntimeException off) {
          assertThat(NestedExceptionUtils.getMostSpecificCause(off)).isInstanceOf(Cut.Off.class);
          assertThat(cut.cutAt).hasSizeGreaterThan(before);
        }
      }
      assertThat(people.logins())
          .containsSubsequence("operations", "password", "partner", "password");
    }
    try (var server = TouchstoneServer.start(folder.resolve("whole"), 0, Map.of())) {
      new DemoStart(Home.in(folder.resolve("whole")), server, Size.SMALL, Progress.SILENT).run();
    }

    assertThat(cut.cutAt)
        .contains("Writing the demo world")
        .anyMatch(step -> step.startsWith("Storing"))
        .anyMatch(step -> step.startsWith("Publishing"));
    assertThat(DemoRecord.of(folder.resolve("cut")))
        .isEqualTo(DemoRecord.of(folder.resolve("whole")));
  }

  @Test
  void whoIsMissingIsMadeAndWhatIsPrintedOpensTheDoor() throws Exception {
    try (var server = TouchstoneServer.start(folder, 0, Map.of())) {
      var home = Home.in(folder);
      var people = server.service(People.class);
      // A start that was killed between the two.
      server.asTouchstone(
          () ->
              people.addStaff(
                  FirstLogin.OPERATOR,
                  "Robin Castellane",
                  login(home).password(),
                  Set.of(Role.PARTNER_OPERATIONS),
                  People.TOUCHSTONE));
      assertThat(new DemoPeople(home, server).logins())
          .contains("operations   password " + login(home).password())
          .contains("partner      password " + login(home).partnerPassword());

      var operator = new DemoPeople(home, server).operator();
      server.as(
          operator,
          () -> {
            people.changePassword(operator, "heron-under-a-tin-roof");
            people.close(
                people.bySignIn(FirstLogin.PARTNER).orElseThrow(), "left", FirstLogin.OPERATOR);
            return true;
          });
      assertThat(new DemoPeople(home, server).logins())
          .contains("operations   with the password it was given since")
          .contains("partner      was possible and is closed")
          .doesNotContain(login(home).password());
    }
  }

  private static FirstLogin login(Home home) {
    try {
      return FirstLogin.in(home.folder());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aSecondServerOnOneHomeIsRefusedBeforeAnythingElse() throws Exception {
    try (var server = TouchstoneServer.start(folder, 0, Map.of())) {
      assertThat(server.address().getPort()).isPositive();
      long before = System.nanoTime();
      assertThatThrownBy(() -> TouchstoneServer.start(folder, 0, Map.of()))
          .hasMessageContaining("Another Touchstone (process " + ProcessHandle.current().pid());
      assertThat(System.nanoTime() - before).as("nanoseconds").isLessThan(20_000_000_000L);
    }
  }

  @Test
  void aStartThatFailsSaysWhyAndWhereTheLogIs() throws Exception {
    var builder = new ProcessBuilder();
    builder.environment().put("SPRING_JOOQ_SQL_DIALECT", "nonsense");
    var demo =
        Child.start(
            folder.resolve("said"),
            builder,
            Touchstone.class,
            "demo",
            "--port",
            0,
            "--home",
            folder.resolve("home"));

    assertThat(demo.end(300)).isEqualTo(1);
    var log = folder.toAbsolutePath().resolve("home/log/touchstone.log");
    assertThat(demo.said())
        .contains("error start-failed: Touchstone could not start: ", "nonsense")
        .contains("hint: What led to it is in " + log)
        .doesNotContain("\tat ");
    assertThat(log).content().contains("nonsense");
    assertThat(folder.resolve("home/database/data/postmaster.pid")).doesNotExist();
  }
}
