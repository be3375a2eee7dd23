package dev.touchstone.oracle;

import static dev.touchstone.oracle.OracleWorkspace.number;

import dev.touchstone.Shared;
import dev.touchstone.score.explanation.Explanation.Leaf;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What COINr does to values before it scores them: gaps, outliers, and who has too few values. */
@Shared.Read("oracles/coinr")
class CoinrValuesTests {
  @AutoClose private static Asem asem;

  @BeforeAll
  static void load(@TempDir Path scratch) {
    asem = Asem.load(scratch);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "C10_impute_column_mean | impute-mean",
        "C11_impute_column_median | impute-median",
        "C12_impute_group_mean_EurAsia | {impute-mean: [eur_asia_group]}",
        "C13_impute_group_median_GDPgroup | {impute-median: [gdp_group]}",
        "C14_impute_row_mean_normalised | impute-row-mean",
        "C15_impute_row_mean_within_pillar | {impute-row-mean: siblings}",
      })
  void imputation(String stage, String policy) {
    asem.scores(Asem.template().saying("facts=perforated", "missing=" + policy))
        .valuesAgainst(stage)
        .amountTo(Asem.UNITS * Asem.INDICATORS);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "D01_treat_default | {winsorise: {at-most: 5, otherwise: log}}",
        "D02_treat_winmax2 | {winsorise: {at-most: 2, otherwise: log}}",
      })
  void outliers(String stage, String treatment) {
    asem.scores(Asem.template().saying("outliers=" + treatment))
        .valuesAgainst(stage)
        .amountTo(Asem.UNITS * Asem.INDICATORS);
  }

  @Test
  void statisticsBesideAValueAreThoseOfTheRawData() {
    var parts = asem.scores(Asem.template()).parts(0);
    var compared = new Compared();
    for (var row : OracleWorkspace.rows("coinr/stages/D03_stats_raw.csv")) {
      var code = row.getField("iCode");
      if (parts.get(AsemScores.id(code)) instanceof Leaf leaf) {
        compared.same(code + " least", leaf.valued().peers().minimum(), number(row, "Min"));
        compared.same(code + " most", leaf.valued().peers().maximum(), number(row, "Max"));
        compared.same(code + " mean", leaf.valued().peers().mean(), number(row, "Mean"));
        compared.same(code + " median", leaf.valued().peers().median(), number(row, "Median"));
        compared.same(code + " count", leaf.valued().peers().count(), (int) number(row, "N.Avail"));
      }
    }
    compared.amountTo(5 * Asem.INDICATORS);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "C01_minmax_0_100__amean_datthresh_0.5 | 50 % | 50 %",
        "C02_minmax_0_100__amean_datthresh_1 | 100 % | 100 %",
        "C03_minmax_0_100__amean_datthresh_0.9_by_level | 90 % | 100 %",
      })
  void availability(String result, String pillars, String above) {
    asem.agrees(result, Asem.template().saying("parts.pillar=" + pillars, "parts.top=" + above));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "C04_perforated_minmax_1_100__amean_weights_unequal | arithmetic | 1 part",
        "C05_perforated_minmax_1_100__gmean_weights_unequal | geometric | 1 part",
        "C06_perforated_minmax_1_100__amean_weights_unequal_datthresh_0.75 | arithmetic | 75 %",
      })
  void perforatedData(String result, String mean, String parts) {
    asem.agrees(
        result,
        Asem.template()
            .with("coinr/unequal.properties")
            .saying(
                "facts=perforated",
                "from=1",
                "aggregate.pillar=" + mean,
                "aggregate.top=" + mean,
                "parts.pillar=" + parts,
                "parts.top=" + parts));
  }

  /** Of how many indicators a unit has data, all together and by group; too few are left out. */
  @Test
  void availabilityIsCoverageAndScreeningItsMinimum() {
    var compared = new Compared();
    var all = asem.scores(flat(Asem.under("Index")));
    for (var row : OracleWorkspace.rows("coinr/stages/C21_data_availability.csv")) {
      compared.same("availability", all.scores().coverage(all.unit(row)), number(row, "Dat_Avail"));
    }
    for (var row : OracleWorkspace.rows("coinr/stages/C20_screen_byNA_0.78_summary.csv")) {
      compared.same(
          "included " + row.getField("uCode"),
          all.scores().rank(all.unit(row)) > 0 ? 1 : 0,
          row.getField("Included").equalsIgnoreCase("true") ? 1 : 0);
    }
    var groups = OracleWorkspace.rows("coinr/stages/C22_data_availability_by_group.csv");
    for (var code : groups.getFirst().getHeader().subList(1, 12)) {
      var scores = asem.scores(flat(Asem.under(code)));
      for (var row : groups) {
        compared.same(
            "availability of " + code,
            scores.scores().coverage(scores.unit(row)),
            number(row, code));
      }
    }
    compared.amountTo(Asem.UNITS * 13);
  }

  /** The template's KPIs side by side, of equal weight; 78 % of them have to have data. */
  private static String flat(List<String> kpis) {
    var text =
        new StringBuilder(
            """
            scorecard: index
            period: year
            peers: {by: [[]], at-least: 2}
            bands: {all: 0}
            minimum-coverage: 78 %
            perspectives:
              all:
                kpis:
            """);
    var document = Asem.template().saying("facts=perforated").document();
    for (var block : document.split("(?m)^ {10}(?=[a-z0-9]+: \\{weight)")) {
      if (kpis.contains(block.substring(0, block.indexOf(':')))) {
        var kpi =
            block.substring(0, block.indexOf("}\n") + 1).replaceFirst("weight: [0-9.]+, ", "");
        text.append("      ").append(kpi).append('\n');
      }
    }
    return text.toString();
  }
}
