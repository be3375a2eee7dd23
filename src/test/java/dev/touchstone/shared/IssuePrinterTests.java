package dev.touchstone.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IssuePrinterTests {
  private static String print(String source, int line, int column, int length) {
    return print(source, line, column, length, false);
  }

  private static String print(String source, int line, int column, int length, boolean colour) {
    var at = new Position("a.yaml", line, column, length);
    var issue = new Issue(Issue.Severity.ERROR, "some-code", at, "It is wrong", "Mend it");
    return new IssuePrinter(file -> source, colour).print(issue);
  }

  @Test
  void anIssueShowsPlaceLineCaretAndHint() {
    assertThat(print("one: 1\ntwo: 22\n", 2, 6, 2))
        .isEqualTo(
            """
            a.yaml:2:6: error some-code: It is wrong
              2 | two: 22
                |      ^^
              hint: Mend it
            """);
  }

  @Test
  void withoutASourceThereIsNoLine() {
    assertThat(print("", 2, 6, 2))
        .isEqualTo("a.yaml:2:6: error some-code: It is wrong\n  hint: Mend it\n");
  }

  @Test
  void aLongLineIsCutAroundTheCaret() {
    var line = "x".repeat(200) + "HERE" + "y".repeat(200);
    var printed = print(line, 1, 201, 4).lines().toList();
    assertThat(printed.get(1)).startsWith("  1 | …x").endsWith("y…").contains("HERE").hasSize(108);
    assertThat(printed.get(2).indexOf('^')).isEqualTo(printed.get(1).indexOf("HERE"));
    assertThat(printed.get(2)).endsWith(" ^^^^");
  }

  @Test
  void theEndOfALongLineIsShownWhole() {
    var line = "x".repeat(300) + "END";
    var printed = print(line, 1, 301, 3).lines().toList();
    assertThat(printed.get(1)).endsWith("END");
    assertThat(printed.get(2)).endsWith("^^^");
    assertThat(printed.get(2)).hasSameSizeAs(printed.get(1));
  }

  @Test
  void aCaretMayPointBehindTheLine() {
    assertThat(print("short", 1, 40, 3)).contains("\n    |      ^\n");
  }

  @Test
  void aTabIsAsWideAsItsCaret() {
    assertThat(print("\ta: b", 1, 2, 1)).contains("  1 |  a: b\n    |  ^\n");
  }

  @Test
  void whatAnAuthorWroteCannotControlTheTerminal() {
    assertThat(print("a: \u001B[2J\u202Eb", 1, 1, 1))
        .contains("a: ·[2J·b")
        .doesNotContain("\u001B");
  }

  @Test
  void coloursAreLaidOverTheSameWords() {
    var plain = print("one: 1", 1, 6, 1, false);
    var coloured = print("one: 1", 1, 6, 1, true);
    assertThat(coloured).contains("\u001B[31;1merror\u001B[0m");
    assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  @Test
  void severalIssuesStandApart() {
    var issue =
        new Issue(Issue.Severity.WARNING, "some-code", Position.startOf("b.yaml"), "So so", "");
    assertThat(new IssuePrinter(file -> "", false).print(List.of(issue, issue)))
        .isEqualTo(
            "b.yaml:1:1: warning some-code: So so\n\nb.yaml:1:1: warning some-code: So so\n");
  }
}
