package dev.touchstone.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.shared.Issue;
import dev.touchstone.shared.Issues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file holds formulas and what is said about them. A formula stands behind its kind ({@code
 * measure: sum(stage)}); below it follow a caret line per issue and what it says. Running with
 * {@code -Dgolden=write} writes them anew, to be read before they are committed.
 */
class GoldenIssuesTests {
  private static final Path FOLDER = Path.of("src/test/resources/golden/expressions");

  static Stream<Path> files() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void saysWhatIsWrongAndWhatToDo(Path file) throws IOException {
    var formulas =
        Files.readString(file)
            .lines()
            .filter(line -> line.matches("(condition|rule|measure|combination): .*"))
            .toList();
    var printed = new ArrayList<String>();
    for (var formula : formulas) {
      int colon = formula.indexOf(": ");
      printed.add(formula);
      printed.addAll(issues(formula.substring(0, colon), formula.substring(colon + 2), colon + 2));
      printed.add("");
    }
    var actual = String.join("\n", printed);
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(file, actual);
    }

    assertThat(formulas).isNotEmpty();
    assertThat(actual).isEqualTo(Files.readString(file));
  }

  private static List<String> issues(String kind, String text, int indent) {
    var issues = new Issues();
    var expression = World.read(kind, text, issues);
    if (expression.isPresent()) {
      assertThat(issues.all()).isEmpty();
      return List.of(" ".repeat(indent) + "is fine");
    }
    assertThat(issues.hasErrors()).as(text).isTrue();
    return issues.all().stream().flatMap(issue -> printed(issue, indent)).toList();
  }

  private static Stream<String> printed(Issue issue, int indent) {
    var margin = " ".repeat(indent);
    var caret = " ".repeat(indent + issue.at().column() - 1) + "^".repeat(issue.at().length());
    return Stream.of(
        caret, margin + issue.code() + ": " + issue.message(), margin + "  " + issue.hint());
  }
}
