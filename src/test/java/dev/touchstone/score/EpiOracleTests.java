package dev.touchstone.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.Scorecard.Aggregation;
import dev.touchstone.definition.Scorecard.Node;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.State;
import dev.touchstone.shared.PartnerId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The Environmental Performance Index 2020: 180 countries, 32 indicators in four levels; landlocked
 * countries have no fisheries. Indicator scores go in, everything above them must come out.
 */
class EpiOracleTests {
  private final List<String> countries =
      Oracle.rows("epi2020/countries.csv").stream()
          .map(row -> row.getField("iso"))
          .sorted()
          .toList();

  private List<Scores> scores() {
    var card = Cards.card(children("EPI").toArray(Node[]::new)).done();
    return Scorer.score(card, measurements());
  }

  private static List<Node> children(String parent) {
    var children = new ArrayList<Node>();
    for (var row : Oracle.rows("epi2020/framework.csv")) {
      if (row.getField("parent").equals(parent)) {
        var code = row.getField("code");
        double weight = Oracle.number(row, "weight_in_parent");
        children.add(
            row.getField("type").equals("Indicator")
                ? Cards.kpi(code, Cards.asIs()).weight(weight).done()
                : Cards.group(code, weight, Aggregation.ARITHMETIC, children(code)));
      }
    }
    return children;
  }

  private Measurements measurements() {
    var known = new HashMap<String, Double>();
    for (var row : Oracle.rows("epi2020/indicator_scores_long.csv")) {
      known.put(
          row.getField("code") + row.getField("iso") + row.getField("year"),
          Oracle.number(row, "score"));
    }
    // The column reads the other way round: Afghanistan is True, and the 44 that are True have no
    // fisheries score.
    var landlocked =
        Oracle.rows("epi2020/countries.csv").stream()
            .filter(row -> row.getField("sea_material").equals("True"))
            .map(row -> countries.indexOf(row.getField("iso")))
            .toList();
    var sheet = Sheet.of(countries);
    for (var column : List.of("baseline_year", "current_year")) {
      if (column.equals("current_year")) {
        sheet.quarter();
      }
      for (var row : Oracle.rows("epi2020/framework.csv")) {
        if (row.getField("type").equals("Indicator")) {
          var code = row.getField("code");
          var year = row.getField(column);
          var values = new double[countries.size()];
          Arrays.setAll(
              values, i -> known.getOrDefault(code + countries.get(i) + year, Double.NaN));
          boolean sea = row.getField("materiality").equals("SEA");
          if (sea) {
            landlocked.forEach(i -> values[i] = Double.NaN);
          }
          sheet.kpi(code, values);
          if (sea) {
            landlocked.forEach(i -> sheet.state(code, i, State.NOT_APPLICABLE));
          }
        }
      }
    }
    return sheet.done();
  }

  @Test
  void everyAggregateAndEveryRankIsThePublishedOne() {
    var now = scores().getLast();
    int aggregates = 0;
    for (var row : Oracle.rows("epi2020/published_results.csv")) {
      int country = countries.indexOf(row.getField("iso"));
      for (var part : Oracle.rows("epi2020/framework.csv")) {
        var code = part.getField("code");
        double published = Oracle.number(row, code + ".new");
        if (!part.getField("type").equals("Indicator") && !Double.isNaN(published)) {
          double ours = now.points(code.equals("EPI") ? "score" : code, country);
          assertThat(ours)
              .as("%s of %s, published to a tenth", code, row.getField("iso"))
              .isCloseTo(published, within(0.05 + 1e-9));
          aggregates++;
        }
      }
      assertThat(now.score(country)).isEqualTo(Oracle.number(row, "EPI.new"));
      assertThat(now.rank(country)).isEqualTo((int) Oracle.number(row, "EPI.rnk"));
    }
    assertThat(aggregates).isGreaterThan(180 * 12);
  }

  @Test
  void theTenYearChangeFallsIntoItsKnownContributions() {
    var periods = scores();
    Map<String, Change.Moved> changes = new HashMap<>();
    for (var iso : countries) {
      var change =
          (Change.Moved) Change.between(periods.getFirst(), periods.getLast(), new PartnerId(iso));
      assertThat(change.lines().stream().mapToDouble(Change.Line::effect).sum())
          .isCloseTo(change.total(), within(1e-9));
      changes.put(iso, change);
    }
    int compared = 0;
    for (var row : Oracle.rows("epi2020/change_contributions_recomputed.csv")) {
      var change = changes.get(row.getField("iso"));
      var line =
          change == null
              ? null
              : change.lines().stream()
                  .filter(one -> one.id().equals(row.getField("code")))
                  .findFirst()
                  .orElseThrow();
      assertThat(line == null ? Double.NaN : line.effect())
          .as(row.getField("iso") + " " + row.getField("code"))
          .isCloseTo(Oracle.number(row, "contribution_to_EPI_change"), within(1e-9));
      compared++;
    }
    assertThat(compared).isEqualTo(5314);
  }
}
