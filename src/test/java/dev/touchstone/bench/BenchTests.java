package dev.touchstone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.measure.engine.EngineLimits;
import dev.touchstone.measure.warehouse.DuckDbWarehouse;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.shared.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark in small, for what it says and not for how fast. */
class BenchTests {
  /** Every segment still has the five peers that the hand-written SQL takes for granted. */
  private static final int DIVISOR = 200;

  @TempDir static Path home;

  private static Facts facts;
  private static ScorecardRun run;

  @BeforeAll
  static void run() throws Exception {
    facts = new Facts(home, DIVISOR);
    Files.createDirectories(facts.folder());
    facts.make(Progress.SILENT);
    run = BenchPart.run(facts, facts.snapshot(false), new DuckDbWarehouse(EngineLimits.standard()));
  }

  @Test
  void theRunSaysTheSameAsSqlWrittenByHand() throws Exception {
    for (boolean knowing : new boolean[] {false, true}) {
      var agreement = SameNumbers.of(BenchPart.byHand(facts, 2, knowing), run);

      assertThat(agreement.words()).contains(" 0 differ");
      assertThat(agreement.compared()).isEqualTo(100 * 8 * (12 + 12 + 4 + 3));
    }
  }

  @Test
  void plainLoopsRankAsTheScorerDoes() {
    var scoring = ScoreHalf.of(facts.definitions());

    assertThat(scoring.byHand()).isEqualTo(scoring.once());
  }

  @Test
  void aChangedNumberIsADifference() throws Exception {
    var byHand = BenchPart.byHand(facts, 2, false);
    byHand.getFirst().column("win_rate")[7] += 0.0001;

    assertThat(SameNumbers.of(byHand, run).differing()).isEqualTo(1);
  }

  @Test
  void theOrderOfRowsTheThreadsAndTheMemoryChangeNothing() {
    for (int threads : new int[] {1, 4}) {
      var shuffled =
          BenchPart.run(
              facts, facts.snapshot(true), new DuckDbWarehouse(BenchPart.limits(threads)));

      assertThat(shuffled.receipt().resultHash()).isEqualTo(run.receipt().resultHash());
    }
  }

  @Test
  void aQuarterLoadedAgainGivesTheSameBesideKeptFigures(@TempDir Path figures, @TempDir Path again)
      throws Exception {
    BenchPart.run(
        facts, facts.snapshot(false), new DuckDbWarehouse(EngineLimits.standard(), figures));

    var reopened =
        BenchPart.run(
            facts,
            Reopened.of(facts, again),
            new DuckDbWarehouse(EngineLimits.standard(), figures));

    assertThat(reopened.receipt().resultHash()).isEqualTo(run.receipt().resultHash());
  }

  @Test
  void aCreditSharesDealsOutAsSqlWrittenByHandDoes() throws Exception {
    var byHand = BenchPart.CREDIT_BY_HAND.measure(facts, 2);
    var credit = BenchPart.CREDIT.measure(facts, 1);

    assertThat(byHand.result()).startsWith("5000-");
    assertThat(credit.result()).isEqualTo(byHand.result());
    assertThat(BenchPart.CREDIT_TO_ALL.measure(facts, 2).result())
        .isEqualTo(BenchPart.CREDIT_TO_ALL.measure(facts, 1).result());
  }

  @Test
  void everyPartOfTheBenchmarkSaysSomething() throws Exception {
    assertThat(BenchPart.ONE_KPI_MORE.measure(facts, 2).result()).endsWith(" %");
    assertThat(BenchPart.SPILLING.measure(facts, 2).result()).contains("the same result");
  }
}
