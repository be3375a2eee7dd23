package dev.touchstone.bench;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Kpi.Direction;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.scorecard.Scorecard.Group;
import dev.touchstone.measure.Measurements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/**
 * The score half by hand: percentile ranks within segments, two levels of weighted means, rounded
 * scores and ranks, as somebody writes it who needs this one scorecard, on one thread, without
 * fallback groups, reasons for gaps, or anything to explain a score with.
 */
final class PlainScoring {
  private final List<double[][]> groups = new ArrayList<>();
  private final List<double[]> weights = new ArrayList<>();
  private final List<boolean[]> lower = new ArrayList<>();
  private final double[] groupWeights;
  private final int[] segments;
  private final int segmentCount;

  PlainScoring(Scorecard card, Measurements measured) {
    var values = measured.periods().getFirst().kpis();
    var perspectives = card.root().children();
    this.groupWeights = new double[perspectives.size()];
    for (int g = 0; g < groupWeights.length; g++) {
      groupWeights[g] = perspectives.get(g).weight().doubleValue();
      var columns = new ArrayList<double[]>();
      var kpis = new ArrayList<Kpi>();
      for (var node : ((Group) perspectives.get(g)).children()) {
        var kpi = (Kpi) node;
        kpis.add(kpi);
        columns.add(Objects.requireNonNull(values.get(kpi.id())).values());
      }
      groups.add(columns.toArray(double[][]::new));
      weights.add(kpis.stream().mapToDouble(kpi -> kpi.weight().doubleValue()).toArray());
      var directions = new boolean[kpis.size()];
      for (int k = 0; k < directions.length; k++) {
        directions[k] = kpis.get(k).valuation().better() == Direction.LOWER;
      }
      lower.add(directions);
    }
    var names = new HashMap<String, Integer>();
    var column = Objects.requireNonNull(measured.population().attributes().get("segment"));
    this.segments = new int[column.size()];
    for (int i = 0; i < segments.length; i++) {
      var known = names.get(column.get(i));
      segments[i] = known == null ? names.size() : known;
      names.put(column.get(i), segments[i]);
    }
    this.segmentCount = names.size();
  }

  int[] ranks() {
    int n = segments.length;
    var sum = new double[n];
    var total = new double[n];
    for (int g = 0; g < groupWeights.length; g++) {
      var groupSum = new double[n];
      var groupTotal = new double[n];
      for (int k = 0; k < groups.get(g).length; k++) {
        add(groups.get(g)[k], weights.get(g)[k], lower.get(g)[k], groupSum, groupTotal);
      }
      for (int i = 0; i < n; i++) {
        if (groupTotal[i] > 0) {
          sum[i] += groupWeights[g] * groupSum[i] / groupTotal[i];
          total[i] += groupWeights[g];
        }
      }
    }
    var counts = new int[1003];
    var tenths = new int[n];
    for (int i = 0; i < n; i++) {
      tenths[i] = total[i] > 0 ? (int) Math.floor(sum[i] / total[i] * 10 + 0.5 + 1e-8) : -1;
      counts[tenths[i] + 1]++;
    }
    for (int t = counts.length - 2; t >= 0; t--) {
      counts[t] += counts[t + 1];
    }
    var ranks = new int[n];
    for (int i = 0; i < n; i++) {
      ranks[i] = tenths[i] < 0 ? 0 : counts[tenths[i] + 2] + 1;
    }
    return ranks;
  }

  private void add(
      double[] values, double weight, boolean lowerIsBetter, double[] sum, double[] total) {
    var sorted = sorted(values);
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      if (!Double.isNaN(value)) {
        var peers = sorted[segments[i]];
        int others = peers.length - 1;
        int worse =
            lowerIsBetter ? peers.length - upTo(peers, value, true) : upTo(peers, value, false);
        sum[i] += weight * (others == 0 ? 50 : 100.0 * worse / others);
        total[i] += weight;
      }
    }
  }

  private double[][] sorted(double[] values) {
    var columns = new double[segmentCount][values.length];
    var sizes = new int[segmentCount];
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        columns[segments[i]][sizes[segments[i]]++] = values[i];
      }
    }
    for (int s = 0; s < segmentCount; s++) {
      columns[s] = Arrays.copyOf(columns[s], sizes[s]);
      Arrays.sort(columns[s]);
    }
    return columns;
  }

  /** How many are below the value, or not above it. */
  private static int upTo(double[] sorted, double value, boolean included) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (included ? sorted[middle] <= value : sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
