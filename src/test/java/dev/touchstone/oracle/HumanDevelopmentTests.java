package dev.touchstone.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.score.Scores;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** UNDP's Human Development Report 2023/24: four indices, every country and year published. */
class HumanDevelopmentTests {
  @TempDir static Path scratch;
  private static OracleWorkspace workspace;

  @BeforeAll
  static void load() {
    workspace = OracleWorkspace.load("hdi", scratch);
  }

  @AfterAll
  static void close() {
    if (workspace != null) {
      workspace.close();
    }
  }

  private static List<Period> years(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(
            year -> new Period("" + year, LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1)))
        .toList();
  }

  private static Map<String, Scores> byYear(String document, int from) {
    var scores = workspace.score(OracleWorkspace.text("hdi/" + document), years(from, 2022));
    var byYear = new HashMap<String, Scores>();
    scores.forEach(one -> byYear.put(one.period().label(), one));
    return byYear;
  }

  /** Every published value of a country at three decimals; answers how many. */
  private static int compare(Map<String, Scores> ours, String file, String column) {
    int compared = 0;
    for (var row : OracleWorkspace.rows("hdi/" + file)) {
      double theirs = OracleWorkspace.number(row, column);
      var scores = ours.get(row.getField("year"));
      var iso = row.getField("iso3");
      if (!Double.isNaN(theirs) && !iso.startsWith("ZZ") && scores != null) {
        assertThat(scores.score(scores.population().indexOf(new PartnerId(iso))))
            .as("%s of %s in %s", column, iso, row.getField("year"))
            .isEqualTo(theirs);
        compared++;
      }
    }
    return compared;
  }

  @Test
  void everyHumanDevelopmentIndexSince1990() {
    var ours = byYear("hdi.yaml", 1990);
    assertThat(compare(ours, "hdi_panel_1990_2022.csv", "hdi")).isEqualTo(5808);
    var latest = ours.get("2022");
    int ranks = 0;
    for (var row : OracleWorkspace.rows("hdi/hdi_2022.csv")) {
      if (latest != null
          && !row.getField("hdi_rank").isEmpty()
          && !row.getField("iso3").startsWith("ZZ")) {
        int country = latest.population().indexOf(new PartnerId(row.getField("iso3")));
        assertThat(latest.rank(country)).isEqualTo((int) OracleWorkspace.number(row, "hdi_rank"));
        ranks++;
      }
    }
    assertThat(ranks).isEqualTo(193);
  }

  @Test
  void everyGenderDevelopmentIndexAndItsTwoSides() {
    var ours = byYear("gdi.yaml", 1990);
    assertThat(compare(ours, "gdi_panel_1990_2022.csv", "gdi")).isEqualTo(4710);
    int sides = 0;
    for (var row : OracleWorkspace.rows("hdi/gdi_panel_1990_2022.csv")) {
      var scores = ours.get(row.getField("year"));
      int country =
          scores == null ? -1 : scores.population().indexOf(new PartnerId(row.getField("iso3")));
      for (var side : Map.of("women", "hdi_f", "men", "hdi_m").entrySet()) {
        double theirs = OracleWorkspace.number(row, side.getValue());
        if (scores != null && country >= 0 && !Double.isNaN(theirs)) {
          assertThat(scores.points(side.getKey(), country) / 2).isCloseTo(theirs, within(6e-10));
          sides++;
        }
      }
    }
    assertThat(sides).isEqualTo(2 * 4710);
  }

  @Test
  void everyInequalityAdjustedIndex() {
    assertThat(compare(byYear("ihdi.yaml", 2010), "ihdi_panel_2010_2022.csv", "ihdi"))
        .isEqualTo(1963);
  }

  @Test
  void everyGenderInequalityIndex() {
    assertThat(compare(byYear("gii.yaml", 1990), "gii_panel_1990_2022.csv", "gii")).isEqualTo(4405);
  }
}
