package dev.touchstone.definition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The page of everything that can be wrong with a document, made from the golden issues. */
final class IssueReference {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/issues");
  private static final Path SOURCE = Path.of("src/main/java/dev/touchstone/definition");

  /** What only a file that the repository cannot hold would bring about. */
  private static final Set<String> WITHOUT_EXAMPLE =
      Set.of(
          "no-such-folder",
          "not-a-file",
          "outside-folder",
          "too-large",
          "too-many-documents",
          "unreadable-file");

  private static final Pattern FIRST_LINE =
      Pattern.compile(".+: (?:error|warning) ([a-z0-9-]+): .*");
  private static final Pattern REPORTED =
      Pattern.compile("(?:error|warning|Unfit|Issue\\.Severity\\.ERROR,)\\(?\\s*\"([a-z0-9-]+)\"");

  private IssueReference() {}

  /** Of each code, the first issue of the first case that has it, as it is printed. */
  static Map<String, String> examples() throws IOException {
    var examples = new TreeMap<String, String>();
    try (var cases = Files.list(GOLDEN)) {
      for (var folder : cases.sorted().toList()) {
        for (var issue : Files.readString(folder.resolve("expected.txt")).split("\n\n")) {
          var first = FIRST_LINE.matcher(issue.lines().findFirst().orElse(""));
          if (first.matches()) {
            examples.putIfAbsent(first.group(1), issue.stripTrailing());
          }
        }
      }
    }
    return examples;
  }

  static Set<String> codesInTheSource() throws IOException {
    var codes = new TreeSet<String>();
    try (var files = Files.walk(SOURCE)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        REPORTED.matcher(Files.readString(file)).results().forEach(m -> codes.add(m.group(1)));
      }
    }
    codes.removeAll(WITHOUT_EXAMPLE);
    return codes;
  }

  static String markdown() throws IOException {
    var page = new StringBuilder();
    page.append(
        """
        # Issues

        What can be wrong with a document, by code, each with an example. Errors stop a run; warnings do not.
        Generated from the golden tests; after a change run
        `mvn test -Dtest='GoldenIssuesTests,ReferenceTests' -Dgolden=write`.
        """);
    examples()
        .forEach(
            (code, example) ->
                page.append("\n## ")
                    .append(code)
                    .append("\n```\n")
                    .append(example)
                    .append("\n```\n"));
    return page.toString();
  }
}
