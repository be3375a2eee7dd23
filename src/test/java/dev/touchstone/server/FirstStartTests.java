package dev.touchstone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database's folder after a first start that was killed, or tampered with. */
class FirstStartTests {
  private final Path folder =
      Path.of("target", "test-postgres", UUID.randomUUID().toString(), "database");

  @AfterEach
  void leaveNothingRunning() throws IOException {
    OrphanedPostgres.stop(folder);
  }

  @Test
  void whereverItIsKilledTheNextStartGoesOn() throws Exception {
    killedWhen(it -> Files.isSymbolicLink(it), "unpacking");
    killedWhen(it -> it.endsWith("bin/initdb"), "unpacking");
    killedWhen(it -> it.toString().matches(".*making.*PG_VERSION"), "initdb");
    killedWhen(it -> it.toString().matches(".*making.*pg_control"), "initdb");
    killedWhen(it -> it.toString().matches(".*making.*postmaster.pid"), "making roles");
    killedWhen(it -> it.toString().matches(".*database/data"), "the move");
    killedWhen(it -> it.toString().matches(".*database/data/postmaster.pid"), "the first start");

    try (var postgres = DurablePostgres.start(folder)) {
      assertThat(
              DurablePostgresTests.ask(
                  postgres,
                  "select string_agg(rolname, ' ' order by rolname) from pg_roles where rolname"
                      + " like 'touchstone%'"))
          .isEqualTo(
              "touchstone_app touchstone_gate touchstone_owner touchstone_partner"
                  + " touchstone_staff");
      try (var left = Files.walk(folder)) {
        assertThat(left.filter(it -> it.getFileName().toString().startsWith("making"))).isEmpty();
      }
      nobodyElseReachesIt();
    }
  }

  private void nobodyElseReachesIt() throws IOException {
    for (var closed : List.of("", "programs", "data")) {
      var rights = Files.getPosixFilePermissions(folder.resolve(closed));
      assertThat(PosixFilePermissions.toString(rights)).as(closed).isEqualTo("rwx------");
    }
    try (var all = Files.walk(folder.resolve("programs"))) {
      assertThat(all.filter(it -> !Files.isSymbolicLink(it)).map(FirstStartTests::rights))
          .noneMatch(rights -> rights.charAt(4) == 'w' || rights.charAt(7) == 'w');
    }
  }

  private static String rights(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Starts, and kills the whole group as soon as a file is seen. */
  private void killedWhen(Predicate<Path> seen, String doing) throws Exception {
    var child = Child.start(folder.resolveSibling("said"), Starts.class, folder);
    assertThat(child.until(() -> sees(seen), 120)).as("was seen " + doing).isTrue();
    child.kill();
    assertThat(child.said()).doesNotContain("Exception");
  }

  private boolean sees(Predicate<Path> seen) {
    if (!Files.exists(folder)) {
      return false;
    }
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          folder,
          new java.nio.file.SimpleFileVisitor<>() {
            @Override
            public java.nio.file.FileVisitResult preVisitDirectory(
                Path it, java.nio.file.attribute.BasicFileAttributes attributes) {
              return visitFile(it, attributes);
            }

            @Override
            public java.nio.file.FileVisitResult visitFile(
                Path it, java.nio.file.attribute.BasicFileAttributes attributes) {
              if (seen.test(it)) {
                found.add(it);
                return java.nio.file.FileVisitResult.TERMINATE;
              }
              return java.nio.file.FileVisitResult.CONTINUE;
            }

            @Override
            public java.nio.file.FileVisitResult visitFileFailed(Path it, IOException gone) {
              return java.nio.file.FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException gone) {
      return false;
    }
    return !found.isEmpty();
  }

  @Test
  void whatIsBrokenIsSaidInASentence() throws Exception {
    DurablePostgres.start(folder).close();
    var version = folder.resolve("data/PG_VERSION");
    var away = folder.resolve("away");

    Files.move(folder.resolve("secrets"), away);
    assertRefused("secrets-lost", "which opens the database");
    Files.writeString(folder.resolve("secrets"), "");
    assertRefused("secrets-lost", "which opens the database");
    Files.move(away, folder.resolve("secrets"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    Files.move(version, away);
    assertRefused("database-broken", "is not a whole PostgreSQL data folder");
    Files.writeString(version, "17\n");
    assertRefused("database-does-not-start", "incompatible with server");
    Files.move(away, version, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    Files.delete(folder.resolve("programs").resolve(program("bin/pg_ctl")));
    Files.writeString(folder.resolve("data/postmaster.pid"), "");
    Files.setPosixFilePermissions(
        folder.resolve("programs"), PosixFilePermissions.fromString("rwxrwxrwx"));
    try (var mended = DurablePostgres.start(folder)) {
      assertThat(DurablePostgresTests.ask(mended, "select 'mended'")).isEqualTo("mended");
      nobodyElseReachesIt();
    }
  }

  private String program(String name) throws IOException {
    try (var version = Files.list(folder.resolve("programs"))) {
      return version.findFirst().orElseThrow().getFileName() + "/" + name;
    }
  }

  private void assertRefused(String code, String sentence) {
    assertThatThrownBy(() -> DurablePostgres.start(folder))
        .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.code()).isEqualTo(code))
        .hasMessageContaining(sentence);
  }

  @Test
  void rootWithoutAWayToBeSomebodyElseReadsWhatToDo() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "Skipped: these tests are not root");
    var builder = new ProcessBuilder();
    builder.environment().put("PATH", "/nowhere");
    var child = Child.start(folder.resolveSibling("said"), builder, Starts.class, folder);

    assertThat(child.end(120)).isEqualTo(1);
    assertThat(child.said())
        .contains("PostgreSQL does not run as root, and there is no unshare here");
    DurablePostgres.start(folder).close();
  }

  /** Starts the folder's database and says so, or why not. */
  static final class Starts {
    public static void main(String[] args) throws Exception {
      try (var postgres = DurablePostgres.start(Path.of(args[0]))) {
        System.out.println("started " + postgres.login("touchstone_owner").url());
        Thread.sleep(60_000);
      } catch (Refused refused) {
        System.out.println(refused.reason());
        System.exit(1);
      }
    }
  }
}
