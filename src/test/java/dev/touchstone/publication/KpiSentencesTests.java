package dev.touchstone.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.Documents;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.demo.DemoWorld;
import dev.touchstone.demo.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KpiSentencesTests {
  @TempDir private Path world;

  @Test
  void sharesArePercentAsTheyStandBesideTheKpi() throws IOException {
    DemoWorld.write(world, Size.SMALL);
    assertThat(sentences("support-in-time"))
        .contains(
            "Two thirds of the points at the goal of 95 %, one third at the red flag of 85 %, in"
                + " straight lines through both.");
    assertThat(sentences("registered-in-time")).contains("Target: 95 %.");
    assertThat(sentences("reports-in-time"))
        .contains(
            "Points by steps: below 50 % (Mostly late) 0; from 50 % (Often late) 40; from 80 %"
                + " (Mostly in time) 75; from 95 % (In time) 100.");
    assertThat(sentences("satisfaction").toString()).contains("the goal of 4.3,");
  }

  private List<String> sentences(String id) {
    var card =
        Objects.requireNonNull(
            Documents.in(world.resolve("definitions"))
                .definitions()
                .all(Scorecard.KIND)
                .get("reseller"));
    var kpi = card.kpis().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    return KpiSentences.of(kpi, card, (input, target) -> "");
  }
}
