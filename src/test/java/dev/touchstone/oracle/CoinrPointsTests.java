package dev.touchstone.oracle;

import static dev.touchstone.oracle.OracleWorkspace.number;

import dev.touchstone.Shared;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What COINr makes of a value: every way to normalise, over all units and indicators. */
@Shared.Read("oracles/coinr")
class CoinrPointsTests {
  @AutoClose private static Asem asem;

  @BeforeAll
  static void load(@TempDir Path scratch) {
    asem = Asem.load(scratch);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "A01_minmax_0_100__amean | 0 | 100 | min-max",
        "A02_zscore_0_1__amean | -100 | 100 | {z-score: {mean: 0, sd: 1}}",
        "A03_zscore_10_2__amean | -100 | 100 | {z-score: {mean: 10, sd: 2}}",
        "A04_rank_min__amean | 0 | 100 | rank",
        "A05_rank_average__amean | 0 | 100 | {rank: {ties: average}}",
        "A06_prank_min__amean | 0 | 1 | percentile",
        "A07_prank_average__amean | 0 | 1 | {percentile: {ties: average}}",
        "A08_borda_min__amean | 0 | 100 | borda",
        "A09_dist2max__amean | 0 | 1 | min-max",
        "A11_dist2ref_unit17_capped__amean | 0 | 1 | {toward-partner: GBR}",
        "A12_dist2targ_capped__amean | 0 | 1 | toward-target",
        "A13_dist2targ_uncapped__amean | 0 | 1 | {toward-target: {capped: false}}",
      })
  void normalisation(String result, String from, String to, String score) {
    asem.agrees(result, Asem.template().saying("from=" + from, "to=" + to, "score=" + score));
  }

  @Test
  void goalposts() {
    asem.agrees(
        "A14_goalposts_trunc__amean",
        Asem.template().with("coinr/posts.properties").saying("to=1"));
    asem.agrees(
        "A15_goalposts_untrunc_scale100__amean",
        Asem.template().with("coinr/posts-unclipped.properties"));
  }

  @Test
  void anotherRuleForTwoOfTheIndicators() {
    asem.agrees(
        "A16_minmax_indiv_borda_zscore__amean",
        Asem.template().saying("score.LPI=borda", "score.Flights={z-score: {mean: 10, sd: 2}}"));
  }

  /**
   * COINr gives Inf and NaN where lower is better; the language refuses it there. A value below
   * zero is no share of anything: nothing, where COINr has a negative share.
   */
  @Test
  void shareOfTheBestWhereHigherIsBetter() {
    var template = Asem.template().saying("to=1");
    for (var row : OracleWorkspace.rows("coinr/data/asem_meta.csv")) {
      if (row.getField("Direction").equals("1")) {
        template = template.saying("score." + row.getField("iCode") + "=share-of-best");
      }
    }
    var scores = asem.scores(template);
    var compared = new Compared();
    for (var row :
        OracleWorkspace.rows(
            "coinr/results/A10_fracmax_positive_directions_only__normalised.csv")) {
      for (var code : AsemScores.codes(row)) {
        compared.same(
            "share of best " + code, scores.points(code, row), Math.max(0, number(row, code)));
      }
    }
    compared.amountTo(Asem.UNITS * 35);
  }
}
