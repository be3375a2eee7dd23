package dev.touchstone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Scorecard;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/resources/demo",
        "src/test/resources/benchmark",
        "examples/adventure-works",
        "examples/attribution",
        "examples/airline-on-time"
      })
  void nothingIsWrongWithAnyDefinitionThatIsShipped(String folder) {
    assertThat(Ran.issues(Path.of(folder))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reseller", "alliance"})
  void aPresetHasEightToTwelveKpisAndEachOneIsAnsweredFor(String preset) {
    var scorecard =
        Ran.definitions(Path.of("src/main/resources/demo")).all(Scorecard.KIND).get(preset);

    assertThat(scorecard).isNotNull();
    assertThat(scorecard.kpis()).hasSizeBetween(8, 12);
    assertThat(scorecard.kpis()).extracting(kpi -> kpi.charter().owner()).doesNotContain("");
    assertThat(scorecard.kpis()).extracting(kpi -> kpi.charter().steward()).doesNotContain("");
    assertThat(scorecard.kpis())
        .extracting(kpi -> kpi.charter().tellPartner())
        .allMatch(text -> text.length() > 40 && text.endsWith("."));
    assertThat(scorecard.kpis()).extracting(Kpi::title).doesNotContain("").doesNotHaveDuplicates();
    assertThat(
            scorecard.kpis().stream()
                .map(kpi -> kpi.valuation().whenMissing().getClass())
                .distinct())
        .hasSizeGreaterThanOrEqualTo(4);
    assertThat(
            scorecard.kpis().stream().map(kpi -> kpi.valuation().scoring().getClass()).distinct())
        .hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void theBenchmarkIsWrittenOutAsItIsShipped(@TempDir Path folder) throws IOException {
    BenchmarkWorld.writeDefinitions(folder);

    assertThat(Ran.definitions(folder).hashes())
        .isEqualTo(Ran.definitions(Path.of("src/test/resources/benchmark")).hashes());
    assertThat(Ran.definitions(folder).all(Scorecard.KIND).get("benchmark"))
        .isNotNull()
        .satisfies(card -> assertThat(card.kpis()).hasSize(12));
  }
}
