package dev.touchstone.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.shared.PartnerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every preset with published arithmetic gives the scores and bands of the cases beside it. */
class PresetTests {
  private static final Path PRESETS = Path.of("src/main/resources/presets");

  @TempDir Path scratch;

  @TestFactory
  Stream<DynamicTest> casesOf() throws IOException {
    return Files.list(PRESETS)
        .sorted()
        .map(
            folder ->
                DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
  }

  private void check(Path folder) {
    var own = scratch.resolve(folder.getFileName().toString());
    try (var workspace = OracleWorkspace.of(folder, own)) {
      var scores = workspace.score(workspace.periods(LocalDate.of(2026, 1, 15))).getLast();
      var cases = OracleWorkspace.rows(folder.resolve("cases.csv"));
      assertThat(cases).hasSize(scores.population().size());
      for (var row : cases) {
        int partner = scores.population().indexOf(new PartnerId(row.getField("partner")));
        var about = folder.getFileName() + " " + scores.population().names().get(partner);
        assertThat(scores.score(partner))
            .as(about)
            .isEqualTo(Double.valueOf(OracleWorkspace.number(row, "score")));
        assertThat(scores.band(partner)).as(about).isEqualTo(row.getField("band"));
      }
    }
  }
}
