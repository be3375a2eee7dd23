package dev.touchstone.score;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.scorecard.Scorecard.Node;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.Scoring;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Prints how long 20,000 partners x 12 KPIs take. Not a test: a shared machine is no stopwatch. */
final class ScoringTiming {
  private static final int PARTNERS = 20_000;

  private ScoringTiming() {}

  public static void main(String[] arguments) {
    var random = new Random(1);
    var card = card();
    var sheet = Sheet.of(PARTNERS);
    sheet.attribute("region", pick(random, "EMEA", "APAC", "NA", "LATAM", "DACH"));
    sheet.attribute("maturity", pick(random, "new", "growing", "established"));
    for (var kpi : card.kpis()) {
      var values = new double[PARTNERS];
      Arrays.setAll(
          values,
          i -> random.nextInt(50) == 0 ? Double.NaN : Math.round(random.nextDouble() * 1e6) / 1e2);
      var targets = new double[PARTNERS];
      Arrays.fill(targets, 8000);
      sheet.kpi(kpi.id(), values, targets);
    }
    var measurements = sheet.done();
    var method = Method.of(card);
    var groups = PeerGroups.of(card.peers(), measurements.population());
    repeat("peer groups", 10, () -> PeerGroups.of(card.peers(), measurements.population()).last());
    repeat("one period scored", 30, () -> method.score(measurements, 0, groups).rank(0));
    var scores = method.score(measurements, 0, groups);
    repeat(
        "a thousand explanations",
        10,
        () -> {
          int words = 0;
          for (int i = 0; i < 1000; i++) {
            words += scores.explain(i * 20).words().size();
          }
          return words;
        });
    var tree = method.tree();
    var columns =
        tree.rolledUp(
            scores.kpis().stream().map(KpiColumn::points).toList(), scores.shares(), PARTNERS);
    repeat(
        "a replication: other weights, rolled up and ranked",
        300,
        () -> {
          var weights = tree.weights();
          for (int node = 0; node < weights.length; node++) {
            weights[node] *= 0.75 + 0.5 * random.nextDouble();
          }
          tree.rollUp(columns, weights);
          return Standings.of(columns[0], method.rounding()).rank(0);
        });
  }

  private static void repeat(String what, int times, java.util.function.IntSupplier work) {
    var millis = new double[times];
    long sink = 0;
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      sink += work.getAsInt();
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    double first = millis[0];
    Arrays.sort(millis);
    System.out.printf(
        "%-52s first %8.2f ms, median %8.2f ms, best %8.2f ms (%d)%n",
        what, first, millis[times / 2], millis[0], sink);
  }

  private static List<String> pick(Random random, String... values) {
    var picked = new ArrayList<String>();
    for (int i = 0; i < PARTNERS; i++) {
      picked.add(values[random.nextInt(values.length)]);
    }
    return picked;
  }

  private static Scorecard card() {
    var perspectives = new ArrayList<Node>();
    for (int g = 0; g < 4; g++) {
      perspectives.add(
          Cards.group(
              "g" + g,
              25,
              Cards.kpi(
                      "a" + g,
                      g == 0 ? Cards.attainment("0.5", "1", "1.2") : new Scoring.Percentile())
                  .done(),
              Cards.kpi("b" + g, g < 2 ? new Scoring.MinMax() : Cards.goal("7000", "3000"))
                  .whenMissing(new MissingPolicy.PeerMedian())
                  .done(),
              Cards.kpi("c" + g, new Scoring.ZScore(BigDecimal.valueOf(50), BigDecimal.valueOf(15)))
                  .done()));
    }
    return Cards.card(perspectives.toArray(Node[]::new))
        .peers(8, List.of(List.of("region", "maturity"), List.of("region"), List.of()))
        .band("low", "0")
        .band("high", "60")
        .gates(Cards.gate("a0", "40", "low"))
        .done();
  }
}
