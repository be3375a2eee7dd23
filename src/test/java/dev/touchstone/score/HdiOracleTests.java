package dev.touchstone.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.Scorecard.Aggregation;
import dev.touchstone.definition.Scorecard.Scoring;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** The Human Development Index 2022 as a scorecard: a geometric mean over three dimensions. */
class HdiOracleTests {
  private static Scoring posts(double low, double high) {
    double third = (high - low) / 3;
    return new Scoring.GoalRedFlag(
        BigDecimal.valueOf(high - third), BigDecimal.valueOf(low + third));
  }

  @Test
  void everyIndexAndEveryRankIsThePublishedOne() {
    var card =
        Cards.card(
                Cards.kpi("health", posts(20, 85)).done(),
                Cards.group(
                    "education",
                    1,
                    Cards.kpi("expected", posts(0, 18)).done(),
                    Cards.kpi("mean", posts(0, 15)).done()),
                Cards.kpi("income", posts(StrictMath.log(100), StrictMath.log(75000))).done())
            .aggregate(Aggregation.GEOMETRIC)
            .scale("0", "1", 3)
            .done();
    var rows = new ArrayList<>(Oracle.rows("hdi/hdi_2022.csv"));
    rows.removeIf(
        row -> row.getField("hdi_rank").isEmpty() || row.getField("iso3").startsWith("ZZ"));
    rows.sort(Comparator.comparing(row -> row.getField("iso3")));
    var sheet =
        Sheet.of(rows.stream().map(row -> row.getField("iso3")).toList())
            .kpi("health", rows.stream().mapToDouble(row -> Oracle.number(row, "le")).toArray())
            .kpi("expected", rows.stream().mapToDouble(row -> Oracle.number(row, "eys")).toArray())
            .kpi("mean", rows.stream().mapToDouble(row -> Oracle.number(row, "mys")).toArray())
            .kpi(
                "income",
                rows.stream()
                    .mapToDouble(row -> StrictMath.log(Oracle.number(row, "gnipc")))
                    .toArray());
    var scores = Scorer.score(card, sheet.done()).getLast();
    assertThat(rows).hasSize(193);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(scores.score(i)).isEqualTo(Oracle.number(rows.get(i), "hdi"));
      assertThat(scores.rank(i)).isEqualTo((int) Oracle.number(rows.get(i), "hdi_rank"));
    }
  }
}
