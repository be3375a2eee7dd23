package dev.touchstone.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.touchstone.robustness.Coherence;
import dev.touchstone.score.Explanation.Branch;
import dev.touchstone.score.Explanation.Leaf;
import dev.touchstone.score.Explanation.Part;
import dev.touchstone.score.Scores;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * COINr 1.1.14 on its ASEM example: 51 units, 49 indicators in four levels, some missing, some with
 * lower better. Each oracle is the scorecard document of {@code oracle/coinr} with a few lines of
 * its own; compared to 1e-10 relative.
 */
class CoinrTests {
  private static final int UNITS = 51;
  private static final int INDICATORS = 49;
  private static final List<Period> YEAR =
      List.of(new Period("2018", LocalDate.of(2018, 1, 1), LocalDate.of(2019, 1, 1)));
  @TempDir static Path scratch;
  private static OracleWorkspace workspace;

  @BeforeAll
  static void load() {
    workspace = OracleWorkspace.load("coinr", scratch);
  }

  @AfterAll
  static void close() {
    if (workspace != null) {
      workspace.close();
    }
  }

  private static Template asem() {
    return new Template(OracleWorkspace.text("coinr/scorecard.yaml.template"), Map.of())
        .with("coinr/defaults.properties");
  }

  private static Scores scores(Template template) {
    return workspace.score(template.document(), YEAR).getLast();
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
    check(result, asem().saying("from=" + from, "to=" + to, "score=" + score));
  }

  @Test
  void goalposts() {
    check("A14_goalposts_trunc__amean", asem().with("coinr/posts.properties").saying("to=1"));
    check("A15_goalposts_untrunc_scale100__amean", asem().with("coinr/posts-unclipped.properties"));
  }

  @Test
  void anotherRuleForTwoOfTheIndicators() {
    check(
        "A16_minmax_indiv_borda_zscore__amean",
        asem().saying("score.LPI=borda", "score.Flights={z-score: {mean: 10, sd: 2}}"));
  }

  /**
   * COINr gives Inf and NaN where lower is better; the language refuses it there. A value below
   * zero is no share of anything: nothing, where COINr has a negative share.
   */
  @Test
  void shareOfTheBestWhereHigherIsBetter() {
    var template = asem().saying("to=1");
    for (var row : OracleWorkspace.rows("coinr/data/asem_meta.csv")) {
      if (row.getField("Direction").equals("1")) {
        template = template.saying("score." + row.getField("iCode") + "=share-of-best");
      }
    }
    var scores = scores(template);
    int compared = 0;
    for (var row :
        OracleWorkspace.rows(
            "coinr/results/A10_fracmax_positive_directions_only__normalised.csv")) {
      for (var code : row.getHeader().subList(1, row.getFieldCount())) {
        double theirs = Math.max(0, OracleWorkspace.number(row, code));
        same("share of best " + code, scores.points(id(code), unit(scores, row)), theirs);
        compared++;
      }
    }
    assertThat(compared).isEqualTo(UNITS * 35);
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
    var scores = scores(asem().saying("facts=perforated", "missing=" + policy));
    assertThat(compareValues(scores, stage)).isEqualTo(UNITS * INDICATORS);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "D01_treat_default | {winsorise: {at-most: 5, otherwise: log}}",
        "D02_treat_winmax2 | {winsorise: {at-most: 2, otherwise: log}}",
      })
  void outliers(String stage, String treatment) {
    var scores = scores(asem().saying("outliers=" + treatment));
    assertThat(compareValues(scores, stage)).isEqualTo(UNITS * INDICATORS);
  }

  /** What was compared instead of a value, as the explanation shows it. */
  private static int compareValues(Scores scores, String stage) {
    int compared = 0;
    for (var row : OracleWorkspace.rows("coinr/stages/" + stage + ".csv")) {
      var parts = parts(scores.explain(unit(scores, row)).root());
      for (var code : row.getHeader().subList(1, row.getFieldCount())) {
        if (parts.get(id(code)) instanceof Leaf leaf) {
          double ours =
              leaf.valued().counted().or(() -> leaf.measurement().value()).orElse(Double.NaN);
          same(
              "%s %s of %s".formatted(stage, code, row.getField("uCode")),
              ours,
              OracleWorkspace.number(row, code));
          compared++;
        }
      }
    }
    return compared;
  }

  /** Per head and area, imputed by region, outliers treated, min-max, means: then ranked. */
  @Test
  void theWholeExampleAndItsRanksWithinGroups() {
    var scores = scores(example());
    assertThat(compare(scores, "../stages/E01_example_coin__Aggregated"))
        .isEqualTo(UNITS * (INDICATORS + 11));
    int ranks = 0;
    for (var row : OracleWorkspace.rows("coinr/results/E03_example_coin__groupranks_GDP.csv")) {
      for (var code : row.getHeader()) {
        boolean aggregate = !code.equals("uCode") && !code.equals("GDP_group") && parent(code);
        if (aggregate && !row.getField("GDP_group").isEmpty()) {
          assertThat(scores.ranks(id(code), List.of("gdp_group"), 9)[unit(scores, row)])
              .as(code + " of " + row.getField("uCode"))
              .isEqualTo((int) OracleWorkspace.number(row, code));
          ranks++;
        }
      }
    }
    assertThat(ranks).isEqualTo(561);
  }

  /** Pearson of indicator and pillar, Spearman of indicator and index, alpha of pillars. */
  @Test
  void howThePartsOfTheWholeExampleFitTogether() {
    var template = example();
    var coherence =
        Coherence.of(workspace.measured(template.document(), YEAR).scorecard(), scores(template));
    var parts = new HashMap<String, Coherence.Fit>();
    coherence.parts().forEach(part -> parts.put(part.id(), part));
    int compared = 0;
    for (var row : OracleWorkspace.rows("coinr/results/E06_corr_indicator_pillar.csv")) {
      var part = Objects.requireNonNull(parts.get(id(row.getField("Var2"))));
      assertThat(part.group()).isEqualTo(id(row.getField("Var1")));
      assertThat(part.withGroup().partners()).isEqualTo(UNITS);
      same("with pillar " + part.id(), part.withGroup().r(), number(row, "Correlation"));
      compared++;
    }
    for (var row : OracleWorkspace.rows("coinr/results/E07_spearman_indicator_index.csv")) {
      var part = Objects.requireNonNull(parts.get(id(row.getField("Var2"))));
      same("by rank with index " + part.id(), part.byRank().r(), number(row, "Correlation"));
      compared++;
    }
    for (var row : OracleWorkspace.rows("coinr/results/E08_cronbach_alpha.csv")) {
      var pillar =
          coherence.groups().stream()
              .filter(group -> group.id().equals(id(row.getField("Pillar"))))
              .findFirst()
              .orElseThrow();
      same("alpha of " + pillar.id(), pillar.alpha(), number(row, "CronbachAlpha"));
      compared++;
    }
    assertThat(compared).isEqualTo(2 * INDICATORS + 8);
  }

  /** Of how many indicators a unit has data, all together and by group; too few are left out. */
  @Test
  void availabilityIsCoverageAndScreeningItsMinimum() {
    var all = workspace.score(flat(under("Index")), YEAR).getLast();
    int compared = 0;
    for (var row : OracleWorkspace.rows("coinr/stages/C21_data_availability.csv")) {
      same("availability", all.coverage(unit(all, row)), number(row, "Dat_Avail"));
      compared++;
    }
    for (var row : OracleWorkspace.rows("coinr/stages/C20_screen_byNA_0.78_summary.csv")) {
      assertThat(all.rank(unit(all, row)) > 0)
          .as("included " + row.getField("uCode"))
          .isEqualTo(row.getField("Included").equalsIgnoreCase("true"));
      compared++;
    }
    var groups = OracleWorkspace.rows("coinr/stages/C22_data_availability_by_group.csv");
    for (var code : groups.getFirst().getHeader().subList(1, 12)) {
      var scores = workspace.score(flat(under(code)), YEAR).getLast();
      for (var row : groups) {
        same("availability of " + code, scores.coverage(unit(scores, row)), number(row, code));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(UNITS * 13);
  }

  /** Ids of the indicators below a group. */
  private static List<String> under(String group) {
    var found = new ArrayList<String>();
    for (var row : OracleWorkspace.rows("coinr/data/asem_meta.csv")) {
      if (row.getField("Parent").equals(group)) {
        var code = row.getField("iCode");
        found.addAll(row.getField("Type").equals("Indicator") ? List.of(id(code)) : under(code));
      }
    }
    return found;
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
    var blocks =
        asem().saying("facts=perforated").document().split("(?m)^ {10}(?=[a-z0-9]+: \\{weight)");
    for (var block : blocks) {
      if (kpis.contains(block.substring(0, block.indexOf(':')))) {
        var kpi =
            block.substring(0, block.indexOf("}\n") + 1).replaceFirst("weight: [0-9.]+, ", "");
        text.append("      ").append(kpi).append('\n');
      }
    }
    return text.toString();
  }

  @Test
  void statisticsBesideAValueAreThoseOfTheRawData() {
    var parts = parts(scores(asem()).explain(0).root());
    int compared = 0;
    for (var row : OracleWorkspace.rows("coinr/stages/D03_stats_raw.csv")) {
      var code = row.getField("iCode");
      if (parts.get(id(code)) instanceof Leaf leaf) {
        same(code + " least", leaf.valued().peers().minimum(), number(row, "Min"));
        same(code + " most", leaf.valued().peers().maximum(), number(row, "Max"));
        same(code + " mean", leaf.valued().peers().mean(), number(row, "Mean"));
        same(code + " median", leaf.valued().peers().median(), number(row, "Median"));
        assertThat(leaf.valued().peers().count()).isEqualTo((int) number(row, "N.Avail"));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(INDICATORS);
  }

  private static double number(NamedCsvRecord row, String column) {
    return OracleWorkspace.number(row, column);
  }

  private static Template example() {
    return asem()
        .with("coinr/denominated.properties")
        .saying(
            "missing={impute-mean: [eur_asia_group]}", "outliers={winsorise: {otherwise: log}}");
  }

  private static boolean parent(String code) {
    return OracleWorkspace.rows("coinr/data/asem_meta.csv").stream()
        .anyMatch(
            row -> row.getField("iCode").equals(code) && row.getField("Type").equals("Aggregate"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"E04_effective_weights, false", "E05_effective_weights_unequal, true"})
  void effectiveWeightsAreProductsOfShares(String result, boolean unequal) {
    var template = asem().saying("missing=impute-mean");
    var parts = parts(scores(unequal ? weigh(template) : template).explain(0).root());
    int compared = 0;
    for (var row : OracleWorkspace.rows("coinr/results/" + result + ".csv")) {
      var part = parts.get(id(row.getField("iCode")));
      assertThat(part == null ? Double.NaN : part.effectiveWeight() / 100)
          .as(row.getField("iCode"))
          .isCloseTo(OracleWorkspace.number(row, "EffWeight"), within(1e-12));
      compared++;
    }
    assertThat(compared).isEqualTo(60);
  }

  private static Map<String, Part> parts(Part part) {
    var parts = new HashMap<String, Part>();
    parts.put(part.id(), part);
    switch (part) {
      case Leaf leaf -> {}
      case Branch branch -> branch.parts().forEach(child -> parts.putAll(parts(child)));
    }
    return parts;
  }

  private static int unit(Scores scores, NamedCsvRecord row) {
    return scores.population().indexOf(new PartnerId(row.getField("uCode")));
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
    var template = asem().saying("from=1", "aggregate.pillar=" + pillars, "aggregate.top=" + above);
    check(result, imputed(result, weights == null ? template : weigh(template)));
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
        asem().saying("from=-50", "to=50", "missing=impute-mean", "aggregate.pillar=copeland");
    var pillars = scores(template);
    assertThat(compare(pillars, "B10_impmean_minmax_0_100__copeland_lev2_amean__aggregated"))
        .isEqualTo(UNITS * 12);
    var all = scores(template.saying("aggregate.top=copeland"));
    assertThat(compare(all, "B11_impmean_minmax_0_100__copeland_all__aggregated"))
        .isEqualTo(UNITS * 12);
  }

  /** Who outranks whom on how much of the weight, within a group that is put together by duels. */
  @Test
  void outrankingMatrix() {
    var scores =
        scores(
            asem()
                .saying(
                    "aggregate.top=copeland",
                    "weight.Physical=14.285714285714",
                    "weight.ConEcFin=28.571428571429",
                    "weight.Political=14.285714285714",
                    "weight.Instit=28.571428571429",
                    "weight.P2P=14.285714285714"));
    int compared = 0;
    for (var row : OracleWorkspace.rows("coinr/results/B12_outranking_matrix_Conn_w12121.csv")) {
      int one = unit(scores, row);
      for (var code : row.getHeader().subList(1, row.getFieldCount())) {
        int other = scores.population().indexOf(new PartnerId(code));
        // against oneself COINr has 0; there is no such duel
        double ours = one == other ? 0 : scores.duel("conn", one, other);
        same(row.getField("uCode") + " against " + code, ours, OracleWorkspace.number(row, code));
        compared++;
      }
      var duels = ((Branch) scores.explain(one).root().parts().getFirst()).duels();
      assertThat(duels.won()).isEqualTo(count(row, share -> share > 0.5 + 1e-9));
      assertThat(duels.won() + duels.lost() + duels.even()).isEqualTo(UNITS - 1);
    }
    assertThat(compared).isEqualTo(UNITS * UNITS);
  }

  private static int count(NamedCsvRecord row, DoublePredicate share) {
    return (int)
        row.getHeader().subList(1, row.getFieldCount()).stream()
            .mapToDouble(code -> OracleWorkspace.number(row, code))
            .filter(share)
            .count();
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
    check(result, asem().saying("parts.pillar=" + pillars, "parts.top=" + above));
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
    check(
        result,
        weigh(asem())
            .saying(
                "facts=perforated",
                "from=1",
                "aggregate.pillar=" + mean,
                "aggregate.top=" + mean,
                "parts.pillar=" + parts,
                "parts.top=" + parts));
  }

  private static void check(String result, Template template) {
    var scores = scores(template);
    assertThat(compare(scores, result + "__normalised")).isEqualTo(UNITS * INDICATORS);
    assertThat(compare(scores, result + "__aggregated")).isEqualTo(UNITS * 12);
  }

  /** Every cell, missing or not, and every rank; answers how many. */
  private static int compare(Scores scores, String file) {
    int compared = 0;
    for (var row : OracleWorkspace.rows("coinr/results/" + file + ".csv")) {
      int unit = unit(scores, row);
      for (var column : row.getHeader()) {
        if (column.equals("uCode")) {
          continue;
        }
        var about = file + " " + column + " of " + row.getField("uCode");
        double theirs = OracleWorkspace.number(row, column);
        if (column.equals("IndexRank")) {
          int rank = Double.isNaN(theirs) ? 0 : (int) theirs;
          assertThat(scores.rank(unit)).as(about).isEqualTo(rank);
        } else {
          same(about, scores.points(id(column), unit), theirs);
        }
        compared++;
      }
    }
    return compared;
  }

  private static String id(String code) {
    return code.toLowerCase(Locale.ROOT);
  }

  private static void same(String about, double ours, double theirs) {
    assertThat(Double.isNaN(ours)).as(about + " is missing").isEqualTo(Double.isNaN(theirs));
    if (!Double.isNaN(theirs)) {
      assertThat(ours)
          .as(about)
          .isCloseTo(theirs, within(1e-10 * Math.max(1e-2, Math.abs(theirs))));
    }
  }
}
