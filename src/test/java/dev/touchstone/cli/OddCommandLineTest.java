package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.demo.DemoWorld;
import dev.touchstone.demo.Size;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command lines as they are mistyped, and places that take no output. */
class OddCommandLineTest {
  @TempDir private static Path world;

  @BeforeAll
  static void aSmallWorld() throws IOException {
    DemoWorld.write(world, Size.SMALL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--periods 100000         | --periods counts from 1 to 400",
        "--period -0500-01-01     | No period is scored around -0500-01-01",
        "--period +99999999-01-01 | between the years 1000 and 9000",
        "--memory-mb -5           | --memory-mb takes 1 or more, and this is -5",
        "--time-limit 0           | --time-limit takes 1 or more, and this is 0",
        "--threads -1             | --threads takes 1 to 1,024, and this is -1",
        "--threads 100000         | --threads takes 1 to 1,024, and this is 100000",
      })
  void aNumberThatMeansNothingIsRefusedInPlainWords(String options, String said) {
    var told = told("score", options.strip().split(" +"));
    assertThat(told.exit()).as(told.err()).isEqualTo(1);
    assertThat(told.err()).contains(said).contains("hint: ").doesNotContain("at dev.touchstone");
    assertThat(told.out()).isEmpty();
  }

  @Test
  void aHistoryThatNobodyHasIsRefused() {
    var told = told("trend", "P-00001", "--history", "300000");
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.err()).contains("--history counts from 1 to 400");
    assertThat(told("trend", "P-00001", "--as-of", "0001-01-01").err())
        .contains("No period is scored around 0001-01-01");
  }

  @Test
  void whoIsMistypedIsGuessedAtByIdAndByName() {
    assertThat(told("explain", "p-00001").err()).contains("Did you mean P-00001 (");
    var told = told("explain", "calder technology group");
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.err()).contains("Did you mean P-00001 (Calder Technology Group)?");
    assertThat(told("trend", "P-0001").err()).contains("Did you mean P-00001 (");
    assertThat(told("explain", "somebody quite different").err())
        .doesNotContain("Did you mean")
        .contains("'touchstone score' lists all of them");
    assertThat(told("explain", "").err()).contains("No partner is named");
  }

  @Test
  void aKpiThatIsMistypedIsAnsweredWithTheListOfThem() {
    assertThat(told("trend", "P-00001", "--kpi", "win").err())
        .contains("There is no KPI win")
        .contains("win-rate");
  }

  @Test
  void whatAFormatCannotHoldIsRefusedRatherThanLeftOutOrMixedIn() {
    var csv = told("explain", "P-00001", "--format", "csv");
    assertThat(csv.exit()).isEqualTo(2);
    assertThat(csv.err()).contains("[table, json]").contains("'csv'");
    var rows = told("explain", "P-00001", "--format", "json", "--rows", "win-rate");
    assertThat(rows.exit()).isEqualTo(1);
    assertThat(rows.out()).isEmpty();
    assertThat(rows.err()).contains("has no place in JSON");
  }

  @Test
  void aMisspeltOptionIsAnsweredInAFewLines() {
    var missing = Told.by("score", world);
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.err())
        .startsWith("Missing required option: '--data=DATA'")
        .contains("'touchstone score --help'")
        .hasLineCount(2);
    assertThat(Told.by("robustness", world, "--data", world, "--seed", "x").err())
        .startsWith("Invalid value for option '--seed': 'x' is not a whole number");
    assertThat(Told.by("scor").err()).contains("touchstone score").hasLineCount(2);
    assertThat(Told.by().err()).contains("Commands:");
  }

  @Test
  void amountsAreOfACurrencyAndDaysBeginWithTheData() {
    var told = told("explain", "P-00001", "--scorecard", "reseller");
    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.out().lines().findFirst().orElse("")).endsWith(", amounts in USD");
    assertThat(told.out()).doesNotContain(" 1 rows").doesNotContain("0001-01-01");
  }

  @Test
  void aFullDiskIsAFailureAndSaysSo() {
    var told = printing("No space left on device");
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.err()).contains("could not be written: No space left on device", "hint: ");
  }

  @Test
  void aReaderThatHasSeenEnoughIsNoFailure() {
    var told = printing("Broken pipe");
    assertThat(told.exit()).isZero();
    assertThat(told.err()).isEmpty();
  }

  /** A whole process, because what counts is the stream it really has. */
  @Test
  void aFullDiskIsAFault() throws IOException, InterruptedException {
    var full = new File("/dev/full");
    assumeTrue(full.exists(), "There is no /dev/full to write to");
    var process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.touchstone.Touchstone",
                "--version")
            .redirectOutput(full)
            .start();
    var said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(said).contains("error output-not-written: The output could not be written");
  }

  @Test
  void whatArrivesStaysAsItIs() throws IOException {
    var arrived = new ByteArrayOutputStream();
    try (var output = new StandardOutput(arrived)) {
      new PrintStream(output, true).print("é1");
      assertThat(output.checked(0, new PrintWriter(OutputStream.nullOutputStream()))).isZero();
      assertThat(output.checked(70, new PrintWriter(OutputStream.nullOutputStream())))
          .isEqualTo(70);
    }
    assertThat(arrived.toString()).isEqualTo("é1");
  }

  private static Told printing(String fault) {
    var err = new StringWriter();
    var output =
        new StandardOutput(
            new OutputStream() {
              @Override
              public void write(int single) throws IOException {
                throw new IOException(fault);
              }
            });
    new PrintStream(output, true).println("a table");
    return new Told(output.checked(0, new PrintWriter(err)), "", err.toString());
  }

  private static Told told(String command, String... options) {
    var line = new ArrayList<Object>(List.of(command));
    boolean named = !command.equals("score");
    if (named) {
      line.add(options[0]);
    }
    line.add(world.resolve("definitions"));
    line.addAll(List.of("--data", world.resolve("data"), "--workspace", world.resolve("kept")));
    line.addAll(List.of(options).subList(named ? 1 : 0, options.length));
    return Told.by(line.toArray());
  }
}
