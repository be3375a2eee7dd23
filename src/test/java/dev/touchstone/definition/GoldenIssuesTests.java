package dev.touchstone.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.plan.Plan;
import dev.touchstone.shared.IssuePrinter;
import dev.touchstone.shared.Issues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each folder below {@code golden/issues} is laid over {@code golden/base}, a workspace without
 * fault, and read: {@code x.yaml} is a file of its own, {@code x.patch} says what is different in
 * that of the base. A case with a file {@code alone} is read without the base.
 *
 * <p>After a wanted change: {@code mvn test -Dtest=GoldenIssuesTests -Dgolden=write}, then read the
 * difference.
 */
class GoldenIssuesTests {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @TempDir Path scratch;

  @Test
  void theBaseHasNoFault() {
    assertThat(Documents.in(GOLDEN.resolve("base")).issues().all()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyFaultIsSaidWithItsPlaceAndWhatToDo() throws IOException {
    return Files.list(GOLDEN.resolve("issues"))
        .sorted()
        .map(
            folder ->
                DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
  }

  private void check(Path folder) throws IOException {
    var workspace = scratch.resolve(folder.getFileName().toString());
    if (!Files.exists(folder.resolve("alone"))) {
      copy(GOLDEN.resolve("base"), workspace);
    }
    Files.createDirectories(workspace);
    copy(folder, workspace);
    patch(folder, workspace);
    var documents = Documents.in(workspace);
    var issues = documents.issues().all();
    var printed = new IssuePrinter(documents::text, false).print(issues);
    var expected = folder.resolve("expected.txt");
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(expected, printed);
    }
    assertThat(printed).isNotEmpty().isEqualTo(Files.readString(expected));
    assertThat(issues).allSatisfy(issue -> assertThat(issue.message()).doesNotEndWith("."));
    // What is offered in spite of them can be checked further.
    documents.forEachCheckable((all, card) -> Plan.of(all, card, new Issues()));
  }

  private static void patch(Path folder, Path workspace) throws IOException {
    try (var patches = Files.walk(folder)) {
      for (var patch : patches.filter(path -> path.toString().endsWith(".patch")).toList()) {
        var name = folder.relativize(patch).toString().replace(".patch", ".yaml");
        var file = workspace.resolve(name);
        Files.writeString(file, patched(Files.readString(file), Files.readString(patch)));
      }
    }
  }

  /** Hunks are parted by {@code @@}; what one replaces stands in the text once. */
  private static String patched(String text, String patch) {
    var now = "\n" + text;
    for (var hunk : patch.split("(?m)^@@\n")) {
      var old = "\n" + lines(hunk, " -");
      assertThat(now.split(Pattern.quote(old), -1)).as("Once in the base:" + old).hasSize(2);
      now = now.replace(old, "\n" + lines(hunk, " +"));
    }
    return now.substring(1);
  }

  private static String lines(String hunk, String marks) {
    return hunk.lines()
        .filter(line -> marks.indexOf(line.charAt(0)) >= 0)
        .map(line -> line.substring(1) + "\n")
        .collect(Collectors.joining());
  }

  static void copy(Path from, Path to) throws IOException {
    try (var paths = Files.walk(from)) {
      paths
          .filter(path -> path.toString().endsWith(".yaml"))
          .forEach(path -> copyFile(path, to.resolve(from.relativize(path).toString())));
    }
  }

  private static void copyFile(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.write(to, Files.readAllBytes(from));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
