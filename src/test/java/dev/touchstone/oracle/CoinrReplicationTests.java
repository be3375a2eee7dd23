package dev.touchstone.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.touchstone.Shared;
import dev.touchstone.robustness.Replication;
import dev.touchstone.robustness.RobustnessTrials;
import dev.touchstone.robustness.Sobol;
import dev.touchstone.score.replay.Kernel;
import dev.touchstone.shared.PartnerId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * COINr's 1,300 recorded replications of the ASEM example, replayed: the alternatives are those of
 * a scorecard document's {@code robustness}, the lots are COINr's.
 */
@Shared.Read("oracles/coinr")
class CoinrReplicationTests {
  @AutoClose private static Asem asem;

  @BeforeAll
  static void load(@TempDir Path scratch) {
    asem = Asem.load(scratch);
  }

  /** Four doubts: outliers moved, normalisation, weights of groups, aggregation. */
  private static OracleWorkspace.Measured doubted() {
    return asem.measured(
        Asem.template().with("coinr/denominated.properties").with("coinr/doubts.properties"));
  }

  @Test
  void uncertaintyWithFourDoubts() {
    var trials = replay(doubted(), "S1_UA_200", "S_noisy_weight_sets");
    assertThat(compareRanks(trials, "S1_UA_200")).isEqualTo(200 * Asem.UNITS);
    compareSpreads(trials, "S1_UA_200");
  }

  @Test
  void sobolDesignAndItsIndices() {
    var trials = replay(doubted(), "S2_SA_100", "S_noisy_weight_sets");
    assertThat(compareRanks(trials, "S2_SA_100")).isEqualTo(600 * Asem.UNITS);
    var y = new double[6][100];
    for (var row : OracleWorkspace.rows("coinr/sensitivity/S2_SA_100_y.csv")) {
      int run = Integer.parseInt(row.getField("run")) - 1;
      y[run / 100][run % 100] = trials.shift(run);
      assertThat(trials.shift(run))
          .as("run " + run)
          .isCloseTo(OracleWorkspace.number(row, "y"), within(1e-12));
    }
    int factor = 0;
    for (var row : OracleWorkspace.rows("coinr/sensitivity/S2_SA_100_indices.csv")) {
      var sobol = Sobol.of(y[0], y[1], y[2 + factor], 0);
      var about = row.getField("Variable");
      assertThat(sobol.first())
          .as(about)
          .isCloseTo(OracleWorkspace.number(row, "Si"), within(1e-14));
      assertThat(sobol.total())
          .as(about)
          .isCloseTo(OracleWorkspace.number(row, "STi"), within(1e-14));
      factor++;
    }
    assertThat(factor).isEqualTo(4);
  }

  /** COINr's statistics of a design are over its first two matrices. */
  @Test
  void spreadsOfTheSobolDesign() {
    var all = replications(doubted(), "S2_SA_100", "S_noisy_weight_sets").subList(0, 200);
    var found = doubted();
    var trials = RobustnessTrials.replayed(found.scorecard(), found.measurements(), 0, all, 2);
    compareSpreads(trials, "S2_SA_100");
  }

  @Test
  void uncertaintyOfAllWeights() {
    var trials =
        replay(asem.measured(Asem.template()), "S3_UA_weights_500", "S3_noisy_weight_sets");
    assertThat(compareRanks(trials, "S3_UA_weights_500")).isEqualTo(500 * Asem.UNITS);
    compareSpreads(trials, "S3_UA_weights_500");
  }

  @Test
  void leavingOutEachIndicatorPillarAndSubIndex() {
    var found = asem.measured(Asem.template());
    var trials =
        RobustnessTrials.replayed(found.scorecard(), found.measurements(), 0, List.of(), 1);
    var shifts = new HashMap<String, Double>();
    trials.sensitivity().leverages().forEach(one -> shifts.put(one.id(), one.shift()));
    int compared = 0;
    for (int level = 1; level <= 3; level++) {
      for (var row :
          OracleWorkspace.rows("coinr/sensitivity/S4_remove_level" + level + "_meanabsdiff.csv")) {
        var code = row.getField("iCode");
        if (!code.equals("Nominal")) {
          assertThat(shifts.get(AsemScores.id(code)))
              .as(code)
              .isCloseTo(OracleWorkspace.number(row, "MeanAbsRankDiff"), within(1e-12));
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(59);
  }

  private static RobustnessTrials replay(
      OracleWorkspace.Measured found, String run, String weightSets) {
    var replications = replications(found, run, weightSets);
    return RobustnessTrials.replayed(found.scorecard(), found.measurements(), 0, replications, 2);
  }

  private static List<Replication> replications(
      OracleWorkspace.Measured found, String run, String weightSets) {
    var kernel = Kernel.of(found.scorecard(), found.measurements(), 0);
    var ids = kernel.nodes().stream().map(node -> node.id()).toList();
    var sets = new HashMap<String, double[]>();
    for (var row : OracleWorkspace.rows("coinr/sensitivity/" + weightSets + ".csv")) {
      int node = ids.indexOf(AsemScores.id(row.getField("iCode")));
      var set =
          sets.computeIfAbsent(
              row.getField("set"),
              unseen -> {
                var equal = new double[ids.size()];
                Arrays.fill(equal, 1);
                return equal;
              });
      if (node >= 0) {
        set[node] = OracleWorkspace.number(row, "Weight");
      }
    }
    var replications = new ArrayList<Replication>();
    for (var row : OracleWorkspace.rows("coinr/sensitivity/" + run + "_parameters.csv")) {
      var weights = sets.get(row.getField("weight_set"));
      assertThat(weights).isNotNull();
      replications.add(new Replication(choices(row), weights, 0));
    }
    return replications;
  }

  /** In the order of the document's alternatives; winsorising at most five is declared. */
  private static int[] choices(NamedCsvRecord row) {
    if (!row.getHeader().contains("winmax")) {
      return new int[4];
    }
    return new int[] {
      row.getField("normalisation").equals("zscore_10_2") ? 1 : 0,
      row.getField("aggregation").equals("a_gmean") ? 1 : 0,
      5 - Integer.parseInt(row.getField("winmax")),
      0
    };
  }

  private static int compareRanks(RobustnessTrials trials, String run) {
    int compared = 0;
    var scores = OracleWorkspace.rows("coinr/sensitivity/" + run + "_scores.csv");
    for (var row : OracleWorkspace.rows("coinr/sensitivity/" + run + "_ranks.csv")) {
      int unit = unit(trials, row);
      var ofUnit =
          scores.stream()
              .filter(one -> one.getField("uCode").equals(row.getField("uCode")))
              .findFirst()
              .orElseThrow();
      assertThat(trials.standing(unit).rank())
          .isEqualTo((int) OracleWorkspace.number(row, "Nominal"));
      for (int r = 0; r < trials.replications(); r++) {
        var column = "r_" + (r + 1);
        assertThat(trials.rank(unit, r))
            .as(row.getField("uCode") + " " + column)
            .isEqualTo((int) OracleWorkspace.number(row, column));
        assertThat(trials.score(unit, r))
            .isCloseTo(OracleWorkspace.number(ofUnit, column), within(6e-7));
        compared++;
      }
    }
    return compared;
  }

  private static void compareSpreads(RobustnessTrials trials, String run) {
    int compared = 0;
    for (var row : OracleWorkspace.rows("coinr/sensitivity/" + run + "_rankstats.csv")) {
      var ranks = trials.standing(unit(trials, row)).ranks();
      var about = row.getField("uCode");
      same(about, ranks.mean(), row, "Mean");
      same(about, ranks.median(), row, "Median");
      same(about, ranks.low(), row, "Q5");
      same(about, ranks.high(), row, "Q95");
      compared++;
    }
    assertThat(compared).isEqualTo(Asem.UNITS);
  }

  private static void same(String about, double ours, NamedCsvRecord row, String column) {
    assertThat(ours)
        .as(about + " " + column)
        .isCloseTo(OracleWorkspace.number(row, column), within(1e-12));
  }

  private static int unit(RobustnessTrials trials, NamedCsvRecord row) {
    return trials.population().indexOf(new PartnerId(row.getField("uCode")));
  }
}
