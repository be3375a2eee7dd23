package dev.touchstone.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.touchstone.definition.Scorecard;
import dev.touchstone.definition.Scorecard.Aggregation;
import dev.touchstone.definition.Scorecard.Node;
import dev.touchstone.definition.Scorecard.Scoring;
import dev.touchstone.score.Explanation.Branch;
import dev.touchstone.score.Explanation.Leaf;
import dev.touchstone.score.Explanation.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Our scores against COINr 1.1.14 on its ASEM example: 51 units, 49 indicators in four levels, some
 * of them missing, some with lower better. Compared to 1e-10 relative.
 */
class CoinrOracleTests {
  private static final String META = "coinr/data/asem_meta.csv";
  private static final String RAW = "coinr/data/asem_raw.csv";
  private static final String PERFORATED = "coinr/data/asem_raw_perforated.csv";

  @Test
  void minMaxAndArithmeticMean() {
    check("A01_minmax_0_100__amean", RAW, card("0", "100", code -> new Scoring.MinMax()).done());
  }

  @ParameterizedTest
  @CsvSource({"A02_zscore_0_1__amean, 0, 1", "A03_zscore_10_2__amean, 10, 2"})
  void zScoreAndArithmeticMean(String result, BigDecimal mean, BigDecimal sd) {
    check(result, RAW, card("-100", "100", code -> new Scoring.ZScore(mean, sd)).done());
  }

  @Test
  void percentileRankWithTiesAtTheMinimum() {
    check("A06_prank_min__amean", RAW, card("0", "1", code -> new Scoring.Percentile()).done());
  }

  @Test
  void goalPostsAreGoalAndRedFlagAtTwoThirdsAndOneThird() {
    var posts = new HashMap<String, NamedCsvRecord>();
    Oracle.rows("coinr/data/asem_goalposts.csv").forEach(row -> posts.put(row.getField(0), row));
    Function<String, Scoring> scoring =
        code -> {
          var row = posts.get(code);
          if (row == null) {
            throw new AssertionError("No goalposts for " + code);
          }
          double low = Oracle.number(row, "goalpost_lower");
          double high = Oracle.number(row, "goalpost_upper");
          boolean lower = lowerIsBetter(code);
          double third = (high - low) / 3;
          return new Scoring.GoalRedFlag(
              BigDecimal.valueOf(lower ? low + third : high - third),
              BigDecimal.valueOf(lower ? high - third : low + third));
        };
    check("A14_goalposts_trunc__amean", RAW, card("0", "1", scoring).done());
  }

  @ParameterizedTest
  @CsvSource({
    "B01_minmax_1_100__gmean, GEOMETRIC, false, asem_raw",
    "B02_minmax_1_100__hmean, HARMONIC, false, asem_raw",
    "B04_minmax_1_100__amean_weights_unequal, ARITHMETIC, true, asem_raw",
    "B05_minmax_1_100__gmean_weights_unequal, GEOMETRIC, true, asem_raw",
    "B06_minmax_1_100__hmean_weights_unequal, HARMONIC, true, asem_raw",
    "C04_perforated_minmax_1_100__amean_weights_unequal, ARITHMETIC, true, asem_raw_perforated",
    "C05_perforated_minmax_1_100__gmean_weights_unequal, GEOMETRIC, true, asem_raw_perforated",
  })
  void meansWithWeightsAndMissingValues(
      String result, Aggregation aggregation, boolean unequal, String data) {
    var built = new Build(aggregation, aggregation, unequal, code -> new Scoring.MinMax());
    check(result, "coinr/data/" + data + ".csv", built.card("1", "100").done());
  }

  @Test
  void theMeanMayDifferPerLevel() {
    var built =
        new Build(
            Aggregation.GEOMETRIC, Aggregation.ARITHMETIC, false, code -> new Scoring.MinMax());
    check("B03_minmax_1_100__amean_gmean_gmean", RAW, built.card("1", "100").done());
  }

  @ParameterizedTest
  @CsvSource({"E04_effective_weights, false", "E05_effective_weights_unequal, true"})
  void effectiveWeightsAreProductsOfShares(String result, boolean unequal) {
    var built =
        new Build(
            Aggregation.ARITHMETIC, Aggregation.ARITHMETIC, unequal, code -> new Scoring.MinMax());
    var card = built.card("0", "100").done();
    var complete = Sheet.of(2);
    card.kpis().forEach(kpi -> complete.kpi(kpi.id(), 1, 2));
    var parts = parts(Scorer.score(card, complete.done()).getLast().explain(0).root());
    int compared = 0;
    for (var row : Oracle.rows("coinr/results/" + result + ".csv")) {
      var code = row.getField("iCode");
      var part = parts.get(code.equals("Index") ? "score" : code);
      assertThat(part).as(code).isNotNull();
      assertThat(part == null ? 0 : part.effectiveWeight() / 100)
          .as(code)
          .isCloseTo(Oracle.number(row, "EffWeight"), within(1e-12));
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

  private static Cards.CardDraft card(String from, String to, Function<String, Scoring> scoring) {
    return new Build(Aggregation.ARITHMETIC, Aggregation.ARITHMETIC, false, scoring).card(from, to);
  }

  private static boolean lowerIsBetter(String code) {
    return Oracle.rows(META).stream()
        .anyMatch(
            row -> row.getField("iCode").equals(code) && row.getField("Direction").equals("-1"));
  }

  /** A scorecard from the oracle's table of indicators, weights, directions and parents. */
  private record Build(
      Aggregation above, Aggregation pillars, boolean unequal, Function<String, Scoring> scoring) {

    Cards.CardDraft card(String from, String to) {
      return Cards.card(children("Index").toArray(Node[]::new)).aggregate(above).scale(from, to, 9);
    }

    private List<Node> children(String parent) {
      var children = new ArrayList<Node>();
      var weights = weights();
      for (var row : Oracle.rows(META)) {
        if (row.getField("Parent").equals(parent)) {
          var code = row.getField("iCode");
          double weight = weights.getOrDefault(code, Double.NaN);
          children.add(
              row.getField("Type").equals("Indicator")
                  ? kpi(row, weight)
                  : Cards.group(
                      code,
                      weight,
                      row.getField("Level").equals("2") ? pillars : above,
                      children(code)));
        }
      }
      return children;
    }

    private Scorecard.Kpi kpi(NamedCsvRecord row, double weight) {
      var code = row.getField("iCode");
      var draft = Cards.kpi(code, scoring.apply(code)).weight(weight);
      return (row.getField("Direction").equals("-1") ? draft.lower() : draft).done();
    }

    private Map<String, Double> weights() {
      var weights = new HashMap<String, Double>();
      for (var row : Oracle.rows(unequal ? "coinr/data/asem_weights_unequal.csv" : META)) {
        weights.put(row.getField("iCode"), Oracle.number(row, "Weight"));
      }
      return weights;
    }
  }

  private static void check(String result, String data, Scorecard card) {
    var rows = new ArrayList<>(Oracle.rows(data));
    rows.sort(Comparator.comparing(row -> row.getField("uCode")));
    var units = rows.stream().map(row -> row.getField("uCode")).toList();
    var sheet = Sheet.of(units);
    for (var kpi : card.kpis()) {
      sheet.kpi(kpi.id(), rows.stream().mapToDouble(row -> Oracle.number(row, kpi.id())).toArray());
    }
    var scores = Scorer.score(card, sheet.done()).getLast();
    int compared = compare(scores, units, result + "__normalised");
    assertThat(compared).isEqualTo(51 * 49);
    assertThat(compare(scores, units, result + "__aggregated")).isEqualTo(51 * 12);
  }

  private static int compare(Scores scores, List<String> units, String file) {
    int compared = 0;
    for (var row : Oracle.rows("coinr/results/" + file + ".csv")) {
      int unit = units.indexOf(row.getField("uCode"));
      for (var column : row.getHeader()) {
        var about = file + " " + column + " of " + row.getField("uCode");
        double theirs = column.equals("uCode") ? 0 : Oracle.number(row, column);
        switch (column) {
          case "uCode" -> {}
          case "IndexRank" -> {
            assertThat(scores.rank(unit)).as(about).isEqualTo((int) theirs);
            compared++;
          }
          default -> {
            same(about, scores.points(column.equals("Index") ? "score" : column, unit), theirs);
            compared++;
          }
        }
      }
    }
    return compared;
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
