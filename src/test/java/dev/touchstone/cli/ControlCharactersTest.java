package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others wrote in a name reaches no terminal and no cell as a command. */
class ControlCharactersTest {
  private static final String NAME = "\u001B[31mBo\n\u202Elt";

  @TempDir private Path folder;

  @Test
  void namesStayOnTheirLineAndChangeNoColour() {
    var small =
        SmallWorkspace.in(folder)
            .partners("acme,Acme", "\"bo\u0007lt\",\"" + NAME + "\"")
            .deals(
                "D1,acme,100,2026-01-15",
                "\"D\u009B2\",\"bo\u0007lt\",50,2026-02-15",
                "D3,acme,\u001B[31mten,2026-02-15")
            .kpis(
                """
                revenue:
                  from: deals
                  measure: sum(amount)
                  target: 100
                  score: {attainment: {nothing-below: 0 %, full-at: 100 %, at-most: 100 %}}
                """);
    small.correct(small.all(), "key: deal\n", "key: deal\nbad-rows: leave-out\n");
    for (var command :
        List.of(
            small.told("score"),
            small.told("score", "--format", "csv"),
            small.told("explain bo\u0007lt"),
            small.told("explain bo\u0007lt", "--rows", "revenue"),
            small.told("trend bo\u0007lt"),
            small.told("trend bo\u0007lt", "--format", "csv"))) {
      assertThat(command.exit()).as(command.err()).isZero();
      assertThat(command.out() + command.err())
          .contains("lt")
          .doesNotContain("\u001B", "\u0007", "\u202E", "\u009B", "mBo\n");
    }
    assertThat(small.told("score").out()).contains("bo·lt").contains("·[31mBo··lt");
    assertThat(small.told("score", "--format", "csv").out()).contains("bo·lt,·[31mBo··lt,");
  }
}
