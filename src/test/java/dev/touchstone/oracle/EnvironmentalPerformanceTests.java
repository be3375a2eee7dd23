package dev.touchstone.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.touchstone.Shared;
import dev.touchstone.definition.scorecard.Scale;
import dev.touchstone.definition.scorecard.Scale.ChangeRounding;
import dev.touchstone.score.change.Chain;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Environmental Performance Index 2020: 180 countries, 32 indicators in four levels; landlocked
 * countries have no fisheries. Indicator scores of the published years go in.
 */
@Shared.Read("oracles/epi2020")
class EnvironmentalPerformanceTests {
  private static final List<Period> YEAR =
      List.of(new Period("2020", LocalDate.of(2020, 1, 1), LocalDate.of(2021, 1, 1)));
  @AutoClose private static OracleWorkspace workspace;

  @BeforeAll
  static void load(@TempDir Path scratch) {
    workspace = OracleWorkspace.load("epi2020", scratch);
  }

  private static Scores scores(String years) {
    var document =
        new Template(OracleWorkspace.text("epi2020/epi.yaml.template"), Map.of())
            .with("epi2020/" + years + ".properties")
            .document();
    return workspace.score(document, YEAR).getLast();
  }

  private static List<NamedCsvRecord> parts() {
    return OracleWorkspace.rows("epi2020/framework.csv");
  }

  private static String id(NamedCsvRecord part) {
    return part.getField("code").toLowerCase(Locale.ROOT);
  }

  @Test
  void everyAggregateAndEveryRank() {
    var now = scores("current");
    int aggregates = 0;
    int ranks = 0;
    for (var row : OracleWorkspace.rows("epi2020/published_results.csv")) {
      int country = now.population().indexOf(new PartnerId(row.getField("iso")));
      for (var part : parts()) {
        double published = OracleWorkspace.number(row, part.getField("code") + ".new");
        if (!part.getField("type").equals("Indicator") && !Double.isNaN(published)) {
          assertThat(now.points(id(part), country))
              .as("%s of %s", part.getField("code"), row.getField("iso"))
              .isCloseTo(published, within(0.05 + 1e-9));
          aggregates++;
        }
      }
      assertThat(now.score(country)).isEqualTo(OracleWorkspace.number(row, "EPI.new"));
      assertThat(now.rank(country)).isEqualTo((int) OracleWorkspace.number(row, "EPI.rnk"));
      ranks++;
    }
    assertThat(aggregates).isGreaterThan(180 * 12);
    assertThat(ranks).isEqualTo(180);
  }

  @Test
  void everyRankWithinARegionByPublishedScores() {
    var published = workspace.score(OracleWorkspace.text("epi2020/published.yaml"), YEAR).getLast();
    assertThat(differingRegionalRanks(published)).isZero();
  }

  /**
   * Scores that end exactly on half a tenth were published rounded down in seven cases (72.25 as
   * 72.2, 3.15 as 3.1), by binary fractions. We round half up, always.
   */
  @Test
  void ranksWithinARegionByOurOwnScoresDifferOnlyBesideExactHalves() {
    assertThat(differingRegionalRanks(scores("current"))).isEqualTo(4);
  }

  private static int differingRegionalRanks(Scores now) {
    int differing = 0;
    int compared = 0;
    var published = new HashMap<String, NamedCsvRecord>();
    OracleWorkspace.rows("epi2020/published_results.csv")
        .forEach(row -> published.put(row.getField("iso"), row));
    for (var part : parts()) {
      var ranks = now.ranks(id(part), List.of("region"), 1);
      for (var row : OracleWorkspace.rows("epi2020/published_region_means_ranks.csv")) {
        // Countries without a score have a rank in the file, after all others.
        var scored = published.get(row.getField("iso"));
        if (scored != null && !scored.getField(part.getField("code") + ".new").isEmpty()) {
          double rank = OracleWorkspace.number(row, part.getField("code") + ".rgn.rank");
          int country = now.population().indexOf(new PartnerId(row.getField("iso")));
          differing += ranks[country] == (int) rank ? 0 : 1;
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(7786);
    return differing;
  }

  @Test
  void theTenYearChangeIsTheDifferenceOfRoundedScores() {
    var now = scores("current");
    var then = scores("baseline");
    var scale =
        new Scale(BigDecimal.ZERO, BigDecimal.valueOf(100), 1, 1, new ChangeRounding(true, 1));
    int compared = 0;
    int ofTheIndex = 0;
    for (var row : OracleWorkspace.rows("epi2020/published_results.csv")) {
      int country = now.population().indexOf(new PartnerId(row.getField("iso")));
      for (var part : parts()) {
        double published = OracleWorkspace.number(row, part.getField("code") + ".change");
        if (!part.getField("type").equals("Indicator") && !Double.isNaN(published)) {
          assertThat(
                  Change.stated(
                      scale, then.points(id(part), country), now.points(id(part), country)))
              .as("%s of %s", part.getField("code"), row.getField("iso"))
              .isEqualTo(published);
          compared++;
          ofTheIndex += id(part).equals("epi") ? 1 : 0;
        }
      }
    }
    assertThat(ofTheIndex).isEqualTo(180);
    assertThat(compared).isGreaterThan(136 * 14);
  }

  @Test
  void theTenYearChangeFallsIntoItsKnownContributions() {
    var now = scores("current");
    var then = scores("baseline");
    int compared = 0;
    for (var row : OracleWorkspace.rows("epi2020/change_contributions_recomputed.csv")) {
      var change =
          (Change.Moved) Chain.between(then, now).change(new PartnerId(row.getField("iso")));
      assertThat(change.lines().stream().mapToDouble(Change.Line::points).sum())
          .isCloseTo(change.points(), within(1e-9));
      var code = row.getField("code").toLowerCase(Locale.ROOT);
      assertThat(change.of(code))
          .as(row.getField("iso") + " " + code)
          .isCloseTo(OracleWorkspace.number(row, "contribution_to_EPI_change"), within(1e-9));
      compared++;
    }
    assertThat(compared).isEqualTo(5314);
  }
}
