package dev.touchstone.oracle;

import static dev.touchstone.oracle.OracleWorkspace.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.touchstone.Shared;
import dev.touchstone.score.explanation.Explanation.Branch;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How COINr puts points together: means, weights, duels, and the whole example. */
@Shared.Read("oracles/coinr")
class CoinrAggregatesTests {
  @AutoClose private static Asem asem;

  @BeforeAll
  static void load(@TempDir Path scratch) {
    asem = Asem.load(scratch);
  }

  /** The example from its raw data to its index, and its ranks within groups. */
  @Test
  void theWholeExampleAndItsRanksWithinGroups() {
    var ours = asem.scores(Asem.wholeExample());
    ours.against("../stages/E01_example_coin__Aggregated")
        .amountTo(Asem.UNITS * (Asem.INDICATORS + Asem.AGGREGATES));
    var ranks = new Compared();
    for (var row : OracleWorkspace.rows("coinr/results/E03_example_coin__groupranks_GDP.csv")) {
      for (var code : row.getHeader()) {
        boolean aggregate = !code.equals("uCode") && !code.equals("GDP_group") && parent(code);
        if (aggregate && !row.getField("GDP_group").isEmpty()) {
          var within = ours.scores().ranks(AsemScores.id(code), List.of("gdp_group"), 9);
          ranks.same(
              code + " of " + row.getField("uCode"),
              within[ours.unit(row)],
              (int) number(row, code));
        }
      }
    }
    ranks.amountTo(561);
  }

  private static boolean parent(String code) {
    return OracleWorkspace.rows("coinr/data/asem_meta.csv").stream()
        .anyMatch(
            row -> row.getField("iCode").equals(code) && row.getField("Type").equals("Aggregate"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"E04_effective_weights, false", "E05_effective_weights_unequal, true"})
  void effectiveWeightsAreProductsOfShares(String result, boolean unequal) {
    var template = Asem.template().saying("missing=impute-mean");
    var parts = asem.scores(unequal ? weigh(template) : template).parts(0);
    int compared = 0;
    for (var row : OracleWorkspace.rows("coinr/results/" + result + ".csv")) {
      var part = parts.get(AsemScores.id(row.getField("iCode")));
      assertThat(part == null ? Double.NaN : part.effectiveWeight() / 100)
          .as(row.getField("iCode"))
          .isCloseTo(number(row, "EffWeight"), within(1e-12));
      compared++;
    }
    assertThat(compared).isEqualTo(Asem.INDICATORS + Asem.AGGREGATES);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "B01_minmax_1_100__gmean | geometric | geometric |",
        "B02_minmax_1_100__hmean | harmonic | harmonic |",
        "B03_minmax_1_100__amean_gmean_gmean | arithmetic | geometric |",
        "B04_minmax_1_100__amean_weights_unequal | arithmetic | arithmetic | unequal",
        "B05_minmax_1_100__gmean_weights_unequal | geometric | geometric | unequal",
        "B06_minmax_1_100__hmean_weights_unequal | harmonic | harmonic | unequal",
        "B07_impmean_minmax_1_100__genmean_p0.5_weights_unequal | {power: 0.5} | {power: 0.5} |"
            + " unequal",
        "B08_impmean_minmax_1_100__genmean_p-1_weights_unequal | {power: -1} | {power: -1} |"
            + " unequal",
        "B09_impmean_minmax_1_100__genmean_p2_weights_unequal | {power: 2} | {power: 2} | unequal",
      })
  void aggregation(String result, String pillars, String above, String weights) {
    var template =
        Asem.template().saying("from=1", "aggregate.pillar=" + pillars, "aggregate.top=" + above);
    asem.agrees(result, imputed(result, weights == null ? template : weigh(template)));
  }

  private static Template imputed(String result, Template template) {
    return result.contains("impmean") ? template.saying("missing=impute-mean") : template;
  }

  private static Template weigh(Template template) {
    return template.with("coinr/unequal.properties");
  }

  /**
   * Wins less losses run from -50 to 50 among 51 units, and so does the scale. Nothing is missing
   * here: with gaps COINr fills o(j,i) with 1 - o(i,j), which depends on the order of units.
   */
  @Test
  void copeland() {
    var template =
        Asem.template()
            .saying("from=-50", "to=50", "missing=impute-mean", "aggregate.pillar=copeland");
    asem.scores(template)
        .against("B10_impmean_minmax_0_100__copeland_lev2_amean__aggregated")
        .amountTo(Asem.UNITS * (Asem.AGGREGATES + 1));
    asem.scores(template.saying("aggregate.top=copeland"))
        .against("B11_impmean_minmax_0_100__copeland_all__aggregated")
        .amountTo(Asem.UNITS * (Asem.AGGREGATES + 1));
  }

  /** Who outranks whom on how much of the weight, within a group that is put together by duels. */
  @Test
  void outrankingMatrix() {
    var ours =
        asem.scores(
            Asem.template()
                .saying(
                    "aggregate.top=copeland",
                    "weight.Physical=14.285714285714",
                    "weight.ConEcFin=28.571428571429",
                    "weight.Political=14.285714285714",
                    "weight.Instit=28.571428571429",
                    "weight.P2P=14.285714285714"));
    var compared = new Compared();
    for (var row : OracleWorkspace.rows("coinr/results/B12_outranking_matrix_Conn_w12121.csv")) {
      int one = ours.unit(row);
      for (var code : AsemScores.codes(row)) {
        int other = ours.unit(code);
        // against oneself COINr has 0; there is no such duel
        double share = one == other ? 0 : ours.scores().duel("conn", one, other);
        compared.same(row.getField("uCode") + " against " + code, share, number(row, code));
      }
      var duels = ((Branch) ours.scores().explain(one).root().parts().getFirst()).duels();
      assertThat(duels.won()).isEqualTo(count(row, share -> share > 0.5 + 1e-9));
      assertThat(duels.won() + duels.lost() + duels.even()).isEqualTo(Asem.UNITS - 1);
    }
    compared.amountTo(Asem.UNITS * Asem.UNITS);
  }

  private static int count(NamedCsvRecord row, DoublePredicate share) {
    return (int)
        AsemScores.codes(row).stream().mapToDouble(code -> number(row, code)).filter(share).count();
  }
}
