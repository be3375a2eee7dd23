package dev.touchstone.oracle;

import static dev.touchstone.oracle.AsemScores.id;
import static dev.touchstone.oracle.OracleWorkspace.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.Shared;
import dev.touchstone.robustness.Coherence;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the parts of COINr's whole example fit together. */
@Shared.Read("oracles/coinr")
class CoinrCoherenceTests {
  @AutoClose private static Asem asem;
  private static Coherence coherence;
  private static Map<String, Coherence.Fit> parts = Map.of();

  @BeforeAll
  static void load(@TempDir Path scratch) {
    asem = Asem.load(scratch);
    var example = Asem.wholeExample();
    coherence = Coherence.of(asem.measured(example).scorecard(), asem.scores(example).scores());
    parts = coherence.parts().stream().collect(Collectors.toMap(Coherence.Fit::id, part -> part));
  }

  private static Coherence.Fit part(String code) {
    return Objects.requireNonNull(parts.get(id(code)), code);
  }

  /** Pearson. */
  @Test
  void indicatorsWithTheirPillars() {
    var compared = new Compared();
    for (var row : OracleWorkspace.rows("coinr/results/E06_corr_indicator_pillar.csv")) {
      var part = part(row.getField("Var2"));
      assertThat(part.group()).isEqualTo(id(row.getField("Var1")));
      assertThat(part.withGroup().partners()).isEqualTo(Asem.UNITS);
      compared.same("with pillar " + part.id(), part.withGroup().r(), number(row, "Correlation"));
    }
    compared.amountTo(Asem.INDICATORS);
  }

  /** Spearman. */
  @Test
  void indicatorsWithTheIndexByRank() {
    var compared = new Compared();
    for (var row : OracleWorkspace.rows("coinr/results/E07_spearman_indicator_index.csv")) {
      var part = part(row.getField("Var2"));
      compared.same(
          "by rank with index " + part.id(), part.byRank().r(), number(row, "Correlation"));
    }
    compared.amountTo(Asem.INDICATORS);
  }

  /** Cronbach. */
  @Test
  void alphaOfEveryPillar() {
    var compared = new Compared();
    for (var row : OracleWorkspace.rows("coinr/results/E08_cronbach_alpha.csv")) {
      var pillar =
          coherence.groups().stream()
              .filter(group -> group.id().equals(id(row.getField("Pillar"))))
              .findFirst()
              .orElseThrow();
      compared.same("alpha of " + pillar.id(), pillar.alpha(), number(row, "CronbachAlpha"));
    }
    compared.amountTo(8);
  }
}
