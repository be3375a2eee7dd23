package dev.touchstone.robustness;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.score.replay.Pass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What drives the doubt about a ranking. The quantity explained is the mean distance of ranks from
 * the declared ones (Saisana, Saltelli, Tarantola 2005).
 *
 * @param points rows of the design that counted
 * @param failed rows left out, because one of their replications gave nobody a score
 * @param drivers doubts first, then single weights; each the strongest first
 * @param leverages KPIs and groups, the strongest first
 */
public record Sensitivity(int points, int failed, List<Driver> drivers, List<Leverage> leverages) {
  private static final int RESAMPLES = 500;

  static Sensitivity of(ReplicationRunner stage, int points, long seed) {
    var draws = stage.draws();
    var factors = draws.factors();
    if (factors.isEmpty() || points == 0) {
      return new Sensitivity(0, 0, List.of(), leverages(stage));
    }
    var yA = new double[points];
    var yB = new double[points];
    var mixed = new double[factors.size()][points];
    stage.all(
        points,
        () -> {
          var pass = new Pass(stage.declared());
          return row -> {
            var one = draws.draw(ReplicationDraws.FIRST_MATRIX + row);
            var other = draws.draw(ReplicationDraws.SECOND_MATRIX + row);
            yA[row] = stage.shift(one, pass);
            yB[row] = stage.shift(other, pass);
            for (int f = 0; f < mixed.length; f++) {
              mixed[f][row] = stage.shift(factors.get(f).mixed(one, other), pass);
            }
          };
        });
    var whole = whole(yA, yB, mixed);
    var drivers = new ArrayList<Driver>();
    for (int f = 0; f < mixed.length; f++) {
      var random = ReplicationDraws.random(seed, ReplicationDraws.RESAMPLING + f);
      var found = Sobol.of(of(yA, whole), of(yB, whole), of(mixed[f], whole), RESAMPLES, random);
      drivers.add(driver(factors.get(f), found));
    }
    drivers.sort(
        Comparator.comparing(Driver::weight)
            .thenComparing(driver -> Double.isNaN(driver.total()) ? 0 : -driver.total())
            .thenComparing(Driver::id));
    return new Sensitivity(
        whole.length, points - whole.length, List.copyOf(drivers), leverages(stage));
  }

  private static Driver driver(Factor factor, Sobol.Interval found) {
    return new Driver(
        factor.id(),
        factor.title(),
        factor instanceof Factor.OfWeight,
        found.index().first(),
        found.low().first(),
        found.high().first(),
        found.index().total(),
        found.low().total(),
        found.high().total());
  }

  /** Rows in which every replication gave somebody a score. */
  private static int[] whole(double[] yA, double[] yB, double[][] mixed) {
    return IntStream.range(0, yA.length)
        .filter(row -> !Double.isNaN(yA[row] + yB[row]))
        .filter(row -> IntStream.range(0, mixed.length).noneMatch(f -> Double.isNaN(mixed[f][row])))
        .toArray();
  }

  private static double[] of(double[] y, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> y[row]).toArray();
  }

  /** Each node that has a weight, left out while all else stays as declared. */
  private static List<Leverage> leverages(ReplicationRunner stage) {
    var kernel = stage.declared();
    var nodes = kernel.nodes();
    var shifts = new double[nodes.size()];
    stage.all(
        nodes.size(),
        () -> {
          var pass = new Pass(kernel);
          return node -> shifts[node] = without(stage, node, pass);
        });
    return IntStream.range(1, nodes.size())
        .filter(node -> kernel.weights()[node] > 0)
        .mapToObj(
            node ->
                new Leverage(
                    nodes.get(node).id(),
                    nodes.get(node).title(),
                    nodes.get(node) instanceof Kpi,
                    shifts[node]))
        .sorted(
            Comparator.comparing((Leverage one) -> Double.isNaN(one.shift()) ? 0 : -one.shift())
                .thenComparing(Leverage::id))
        .toList();
  }

  private static double without(ReplicationRunner stage, int node, Pass pass) {
    var declared = stage.draws().declared();
    declared.weights()[node] = 0;
    return stage.shift(declared, pass);
  }
}
