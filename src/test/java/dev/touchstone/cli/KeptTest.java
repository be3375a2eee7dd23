package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.Touchstone;
import dev.touchstone.fact.FactStore;
import dev.touchstone.shared.OtherProcess;
import dev.touchstone.shared.PrivateFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a workspace keeps, while files change, commands are killed, and several want it. */
class KeptTest {
  private static final String DEALS = "deal,partner,amount,closed\nD1,acme,100.50,2026-01-15\n";
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private SmallWorkspace small;

  @BeforeEach
  void write() {
    small =
        SmallWorkspace.in(folder)
            .partners("acme,Acme", "bolt,Bolt")
            .deals("D1,acme,100.50,2026-01-15")
            .scorecard(
                """
                scorecard: simple
                title: Simple scorecard
                period: quarter
                bands: {good: 50, poor: 0}
                perspectives:
                  financial:
                    weight: 100
                    objective: Sell
                    kpis:
                      revenue:
                        weight: 100
                        from: deals
                        measure: sum(amount)
                        target: 300
                        score: {attainment: {nothing-below: 0 %, full-at: 100 %, at-most: 100 %}}
                        owner: finance
                        steward: data
                        tell-partner: What you sold.
                """);
  }

  private Told score() {
    return small.told("score");
  }

  private void scored() {
    var told = score();
    assertThat(told.exit()).as(told.err()).isZero();
  }

  private Path onlyTables() throws IOException {
    return only(small.kept().resolve("facts"));
  }

  private static Path only(Path parent) throws IOException {
    try (var entries = Files.list(parent)) {
      return entries
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .reduce(
              (one, other) -> {
                throw new IllegalStateException("more than one in " + parent);
              })
          .orElseThrow();
    }
  }

  private JsonNode doctor(int exit, Object... more) {
    var arguments =
        new java.util.ArrayList<Object>(
            List.of("doctor", small.definitions(), "--workspace", small.kept()));
    arguments.addAll(List.of("--format", "json"));
    arguments.addAll(List.of(more));
    var told = Told.by(arguments.toArray());
    assertThat(told.exit()).as(told.out() + told.err()).isEqualTo(exit);
    return JsonMapper.shared().readTree(told.out());
  }

  private static List<String> codes(JsonNode doctor, Path below) {
    return doctor
        .path("troubles")
        .valueStream()
        .filter(trouble -> Path.of(trouble.path("path").asString()).startsWith(below))
        .map(trouble -> trouble.path("code").asString())
        .toList();
  }

  @Test
  void aFileThatChangesWhileACommandRunsNeverPassesForItsFormerSelf() throws IOException {
    var file = small.data().resolve("deals.csv");
    var changing =
        new StringWriter() {
          @Override
          public void write(String text, int from, int length) {
            super.write(text, from, length);
            if (text.contains("Loading deals.csv")) {
              try {
                Files.writeString(file, DEALS.replace("acme", "bolt"));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          }
        };
    int exit =
        Cli.commandLine()
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(changing))
            .execute(
                "score",
                small.definitions().toString(),
                "--data",
                small.data().toString(),
                "--workspace",
                small.kept().toString());
    assertThat(exit).isEqualTo(1);
    assertThat(changing.toString())
        .contains("error file-changed: deals.csv changed while it was read");

    Files.writeString(file, DEALS);
    var here = small.json("score");
    var fresh = new SmallWorkspace(small.definitions(), small.data(), folder.resolve("fresh"));
    assertThat(here.at("/runs/0/run")).isEqualTo(fresh.json("score").at("/runs/0/run"));
  }

  @Test
  void nobodyElseCanReadWhatIsKept() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    scored();
    assertThat(small.told("explain acme").exit()).isZero();
    try (var all = Files.walk(small.kept())) {
      for (var path : all.toList()) {
        assertThat(PrivateFiles.isOpenToOthers(path)).as(path.toString()).isFalse();
      }
    }
    var parquet = onlyTables().resolve("tables/deals");
    Files.setPosixFilePermissions(parquet, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(codes(doctor(1), small.kept())).containsExactly("open-to-others");
    doctor(0, "--mend");
    assertThat(PrivateFiles.isOpenToOthers(parquet)).isFalse();
  }

  @Test
  void readersInOtherProcessesLockNobodyOut() throws Exception {
    scored();
    try (var reader = OtherProcess.of(Reading.class, onlyTables())) {
      reader.says("reading");
      scored();
      reader.kill();
    }
  }

  static final class Reading {
    private Reading() {}

    public static void main(String[] arguments) throws Exception {
      try (var store = FactStore.open(Path.of(arguments[0]))) {
        System.out.println("reading " + store.current().ids());
        Thread.sleep(60_000);
      }
    }
  }

  @Test
  void ofTwoThatWantTheSameTablesOneMakesThemAndBothAnswer() throws Exception {
    try (var one = scoring();
        var other = scoring()) {
      var said = one.output() + other.output();
      assertThat(one.exit()).as(said).isZero();
      assertThat(other.exit()).as(said).isZero();
      assertThat(said.split("deals.csv: 1 row read", -1)).as("read once").hasSize(2);
    }
    onlyTables();
  }

  private OtherProcess scoring(String... options) throws IOException {
    return OtherProcess.of(
        List.of(options),
        Touchstone.class,
        "score",
        small.definitions(),
        "--data",
        small.data(),
        "--workspace",
        small.kept());
  }

  @Test
  void aKilledLoadLeavesNothingOnceTheNextIsDone() throws Exception {
    var rows = new StringBuilder("deal,partner,amount,closed\n");
    for (int i = 0; i < 300_000; i++) {
      rows.append("D%d,acme,1.00,2026-01-15\n".formatted(i));
    }
    small.csv("deals", rows.toString());
    try (var child = scoring()) {
      child.says("Reading deals.csv");
      child.kill();
    }
    var work = onlyTables().resolve("work");
    try (var left = Files.list(work)) {
      assertThat(left.filter(path -> path.getFileName().toString().startsWith("load-")))
          .as("there is something to remove")
          .isNotEmpty();
    }
    var orphan = Files.writeString(onlyTables().resolve("tables/deals.parquet"), "never named");
    assertThat(codes(doctor(1), small.kept())).contains("unfinished-tables", "left-over");
    scored();
    assertThat(orphan).doesNotExist();
    assertThat(codes(doctor(0), small.kept())).isEmpty();
  }

  @Test
  void theDoctorFindsWhatIsBrokenAndMendsWhatItCan() throws IOException {
    scored();
    var before = small.json("score");
    var tables = onlyTables();
    Path parquet;
    try (var all = Files.walk(tables)) {
      parquet = all.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    Files.write(parquet, new byte[] {1});
    var receipt = only(small.kept().resolve("runs")).resolve("receipt.json");
    var text = Files.readString(receipt);
    Files.writeString(receipt, text.substring(0, text.length() / 2));

    assertThat(codes(doctor(1), small.kept()))
        .containsExactlyInAnyOrder("damaged-tables", "damaged-run");
    var people = Told.by("doctor", small.definitions(), "--workspace", small.kept());
    assertThat(people.out())
        .contains("has another size")
        .contains("'touchstone doctor --mend' would mend 1 of these.");

    assertThat(codes(doctor(1, "--mend"), small.kept())).contains("damaged-tables");
    assertThat(tables).doesNotExist();
    assertThat(codes(doctor(1), small.kept())).containsExactly("damaged-run");
    Files.writeString(receipt, text);
    assertThat(small.json("score")).isEqualTo(before);
    doctor(0);
  }

  @Test
  void whatNobodyUsedForLongGoesWhenNewTablesComeAndWhatIsInUseStays() throws IOException {
    scored();
    var old = onlyTables();
    var run = only(small.kept().resolve("runs"));
    var past = FileTime.from(Instant.now().minus(Duration.ofDays(31)));
    Files.setLastModifiedTime(old.resolve("finished"), past);
    small.csv("deals", DEALS.replace("100.50", "200.50"));
    try (var reader = FactStore.open(old)) {
      scored();
      assertThat(old).as("somebody reads them").exists();
      assertThat(reader.current().has("deals")).isTrue();
    }
    assertThat(codes(doctor(1), old)).containsExactly("unused-tables");
    small.csv("deals", DEALS.replace("100.50", "300.50"));
    assertThat(small.told("score", "--keep-tables", "0").exit()).isZero();
    assertThat(old).exists();
    small.csv("deals", DEALS.replace("100.50", "400.50"));
    scored();
    assertThat(old).doesNotExist();
    assertThat(run).as("receipts are kept for longer").exists();
    assertThat(small.verified(run.getFileName()).err()).contains("facts-not-kept");
    doctor(0);
  }

  @Test
  void aRunIsKeptWithTheDocumentsItWasMadeByThoughTheyChangeMeanwhile() throws IOException {
    var changing =
        new StringWriter() {
          @Override
          public void write(String text, int from, int length) {
            super.write(text, from, length);
            if (text.contains("Loading deals.csv")) {
              small.correct(small.scorecard(), "target: 300", "target: 299");
            }
          }
        };
    int exit =
        Cli.commandLine()
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(changing))
            .execute(
                "score",
                small.definitions().toString(),
                "--data",
                small.data().toString(),
                "--workspace",
                small.kept().toString());
    assertThat(exit).as(changing.toString()).isZero();
    var run = only(small.kept().resolve("runs"));
    assertThat(small.verified(run.getFileName()).exit()).isZero();
  }

  @Test
  void aPipeAmongTheDataIsRefusedAndDoesNotHang() throws Exception {
    var pipe = small.data().resolve("deals.csv");
    Files.delete(pipe);
    var made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    assumeTrue(made, "mkfifo");
    var told = assertTimeoutPreemptively(LONG, this::score);
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.err()).contains("error not-a-file: deals.csv is a pipe, a device");
  }

  @Test
  void aLinkToNowhereAmongTheDataIsRefused() throws IOException {
    var link = small.data().resolve("deals.csv");
    Files.delete(link);
    Files.createSymbolicLink(link, folder.resolve("nowhere"));
    assertThat(score().err()).contains("deals.csv is a link that leads out of the data folder");
  }

  @Test
  void aPatternThatIsNoneIsToldWhereItStands() {
    small.correct(small.all(), "files: deals.csv", "files: \"[a\"");
    var told = score();
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.err()).contains("all.yaml:").contains("error bad-pattern: [a is no pattern");
  }

  @Test
  void aFullDiskIsCalledThatWhereverItFills() throws Exception {
    var disk = Files.createDirectory(folder.resolve("disk"));
    var expected = small.json("score").at("/runs/0/run");
    for (var size : List.of("64k", "200k", "300k", "400k")) {
      var mounted =
          new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString())
              .start()
              .waitFor();
      assumeTrue(mounted == 0, "only root may mount a small disk");
      try {
        var onDisk =
            new SmallWorkspace(small.definitions(), small.data(), disk.resolve("workspace"));
        var told = onDisk.told("score");
        if (told.exit() != 0) {
          assertThat(told.err())
              .as(size)
              .doesNotContain("fault in Touchstone")
              .containsPattern("error (disk-full|load-failed|workspace-not-writable)");
        }
        run("mount", "-o", "remount,size=50m", disk.toString());
        assertThat(onDisk.json("score").at("/runs/0/run")).as(size).isEqualTo(expected);
        assertThat(
                codes(
                    JsonMapper.shared()
                        .readTree(
                            Told.by("doctor", "--workspace", onDisk.kept(), "--format", "json")
                                .out()),
                    onDisk.kept()))
            .as(size)
            .isEmpty();
      } finally {
        run("umount", disk.toString());
      }
    }
  }

  private static void run(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }

  @Test
  void tooLittleMemoryIsCalledThat() throws Exception {
    try (var child = scoring("-Xmx12m")) {
      var said = child.output();
      assertThat(child.exit()).as(said).isEqualTo(1);
      assertThat(said).contains("error out-of-memory").doesNotContain("at dev.touchstone");
    }
  }

  @Test
  void aPathTheLocaleCannotTellIsCalledThat() throws Exception {
    var command =
        new ProcessBuilder(
            "bash",
            "-c",
            "cd \"$1\" && exec env LC_ALL=C \"$2\" -cp \"$3\" dev.touchstone.Touchstone validate ü",
            "bash",
            folder.toString(),
            ProcessHandle.current().info().command().orElse("java"),
            OtherProcess.classPath());
    var process = command.redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(said).contains("error bad-path").contains("export LC_ALL=C.UTF-8");
  }

  @Test
  void aJdkIsFoundWithoutAHome() throws Exception {
    var command = new ProcessBuilder("bash", "bin/jdk25").redirectErrorStream(true);
    command.environment().remove("HOME");
    var process = command.start();
    assertThat(new String(process.getInputStream().readAllBytes())).doesNotContain("HOME");
    assertThat(process.waitFor()).isZero();
  }
}
