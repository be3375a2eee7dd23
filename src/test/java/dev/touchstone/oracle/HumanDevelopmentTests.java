package dev.touchstone.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.touchstone.Shared;
import dev.touchstone.score.change.Chain;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** UNDP's Human Development Report 2023/24: four indices, every country and year published. */
@Shared.Read("oracles/hdi")
class HumanDevelopmentTests {
  @AutoClose private static OracleWorkspace workspace;

  @BeforeAll
  static void load(@TempDir Path scratch) {
    workspace = OracleWorkspace.load("hdi", scratch);
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

  /**
   * Health, education and income by the logarithmic mean Divisia index, worked out here from the
   * published indicators; and the published change, the difference of the two published values.
   */
  @Test
  void theChangeSince2010FallsIntoHealthEducationAndIncome() {
    var ours = byYear("hdi.yaml", 2010);
    var then = Objects.requireNonNull(ours.get("2010"));
    var now = Objects.requireNonNull(ours.get("2022"));
    var rows = new HashMap<String, NamedCsvRecord>();
    OracleWorkspace.rows("hdi/hdi_panel_1990_2022.csv")
        .forEach(row -> rows.put(row.getField("iso3") + row.getField("year"), row));
    int compared = 0;
    for (var partner : now.population().partners()) {
      var was = rows.get(partner.value() + "2010");
      var is = rows.get(partner.value() + "2022");
      if (was != null
          && is != null
          && Chain.between(then, now).change(partner) instanceof Change.Moved change) {
        double[] before = dimensions(was);
        double[] after = dimensions(is);
        double h0 = Math.cbrt(before[0] * before[1] * before[2]);
        double h1 = Math.cbrt(after[0] * after[1] * after[2]);
        double mean = h0 == h1 ? h0 : (h1 - h0) / Math.log(h1 / h0);
        double[] parts = {
          change.of("life"), change.of("expected") + change.of("mean"), change.of("gni")
        };
        for (int i = 0; i < parts.length; i++) {
          assertThat(parts[i])
              .as(partner.value())
              .isCloseTo(mean * Math.log(after[i] / before[i]) / 3, within(1e-9));
        }
        assertThat(change.lines().stream().mapToDouble(Change.Line::points).sum())
            .isCloseTo(change.points(), within(1e-12));
        assertThat(change.points())
            .isCloseTo(
                OracleWorkspace.number(is, "hdi") - OracleWorkspace.number(was, "hdi"),
                within(1e-12));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(191);
  }

  private static double[] dimensions(NamedCsvRecord row) {
    double gni = Math.clamp(OracleWorkspace.number(row, "gnipc"), 100, 75000);
    return new double[] {
      share(OracleWorkspace.number(row, "le"), 20, 85),
      (share(OracleWorkspace.number(row, "eys"), 0, 18)
              + share(OracleWorkspace.number(row, "mys"), 0, 15))
          / 2,
      (Math.log(gni) - Math.log(100)) / (Math.log(75000) - Math.log(100))
    };
  }

  private static double share(double value, double from, double to) {
    return Math.clamp((value - from) / (to - from), 0, 1);
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
