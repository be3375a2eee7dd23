package dev.touchstone.score.column;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.MissingPolicy.Average;
import dev.touchstone.measure.Population;
import dev.touchstone.score.rule.Distribution;
import dev.touchstone.score.rule.Grouping;
import dev.touchstone.score.rule.Rule;
import dev.touchstone.shared.Spoken;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Values in the place of missing ones, made of values that were measured: never of each other. A
 * partner that has no group, or whose group has no value, gets none.
 */
public final class Imputation {
  private final List<Kpi> kpis;
  private final IntFunction<int[]> siblings;
  private final List<Usable> columns;
  private final Population population;
  private final int atLeast;
  private volatile List<Ends> ways = List.of();

  /**
   * @param siblings of a KPI by its place: the KPIs of the same group, itself included
   * @param columns one per KPI
   * @param atLeast of how many values a mean or median is made; of one it would be that partner's
   */
  public Imputation(
      List<Kpi> kpis,
      IntFunction<int[]> siblings,
      List<Usable> columns,
      Population population,
      int atLeast) {
    this.kpis = kpis;
    this.siblings = siblings;
    this.columns = columns;
    this.population = population;
    this.atLeast = atLeast;
  }

  /** The KPI's stand-in values, NaN where there is none or none is needed; empty for no policy. */
  double[] of(int kpi) {
    return switch (kpis.get(kpi).valuation().whenMissing()) {
      case MissingPolicy.Impute(var average, var within) -> byGroup(kpi, average, within);
      case MissingPolicy.ImputeRowMean(boolean siblings) -> byRow(kpi, siblings);
      case MissingPolicy.Reweight policy -> NONE;
      case MissingPolicy.CarryForward policy -> NONE;
      case MissingPolicy.PeerMedian policy -> NONE;
      case MissingPolicy.Neutral policy -> NONE;
      case MissingPolicy.Withhold policy -> NONE;
    };
  }

  private static final double[] NONE = {};

  private double[] byGroup(int kpi, Average average, List<String> within) {
    var column = columns.get(kpi);
    if (!column.any(column::lacks)) {
      return NONE;
    }
    var grouping = Grouping.by(within, population);
    var groups = Distribution.byGroup(grouping, column.values());
    var standIns = none(column);
    for (int i = 0; i < standIns.length; i++) {
      if (column.lacks(i) && grouping.groupOf(i) >= 0) {
        var group = groups[grouping.groupOf(i)];
        if (group.count() < atLeast) {
          continue;
        }
        standIns[i] =
            switch (average) {
              case MEAN -> group.mean();
              case MEDIAN -> group.median();
            };
      }
    }
    return standIns;
  }

  private double[] byRow(int kpi, boolean siblings) {
    var column = columns.get(kpi);
    if (!column.any(column::lacks)) {
      return NONE;
    }
    var standIns = none(column);
    for (int i = 0; i < standIns.length; i++) {
      if (column.lacks(i)) {
        standIns[i] = ofRow(kpi, siblings, row(i));
      }
    }
    return standIns;
  }

  /** The partner's usable values, by KPI; NaN where there is none. */
  private double[] row(int partner) {
    return columns.stream().mapToDouble(column -> column.values()[partner]).toArray();
  }

  /**
   * What would stand in for a KPI's value if a partner had these values, among the same others.
   *
   * @param row by KPI, NaN where there is none
   */
  double ofRow(int kpi, boolean siblings, double[] row) {
    int[] from = siblings ? this.siblings.apply(kpi) : IntStream.range(0, columns.size()).toArray();
    return ways().get(kpi).at(share(row, from), lower(kpi));
  }

  /** Of every KPI, from worst to best; two threads may make the same ones at once. */
  private List<Ends> ways() {
    if (ways.isEmpty()) {
      ways = columns.stream().map(Imputation::ends).toList();
    }
    return ways;
  }

  /** The row's mean share of the way from worst to best, over the KPIs that have a way. */
  private double share(double[] row, int[] from) {
    double sum = 0;
    int count = 0;
    for (int k : from) {
      if (!kpis.get(k).status().counts()) {
        continue; // What is on trial moves nobody's points.
      }
      var way = ways().get(k);
      if (!Double.isNaN(row[k]) && way.low < way.high) {
        sum += way.share(row[k], lower(k));
        count++;
      }
    }
    return sum / count;
  }

  private boolean lower(int kpi) {
    return Rule.lowerIsBetter(kpis.get(kpi));
  }

  private record Ends(double low, double high) {
    double share(double value, boolean lower) {
      double share = (value - low) / (high - low);
      return lower ? 1 - share : share;
    }

    double at(double share, boolean lower) {
      return low + (high - low) * (lower ? 1 - share : share);
    }
  }

  private static Ends ends(Usable column) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : column.values()) {
      if (!Double.isNaN(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return low <= high ? new Ends(low, high) : new Ends(Double.NaN, Double.NaN);
  }

  private static double[] none(Usable column) {
    var none = new double[column.size()];
    Arrays.fill(none, Double.NaN);
    return none;
  }

  /** Where the stand-in came from, in words. */
  static String words(Kpi kpi) {
    return switch (kpi.valuation().whenMissing()) {
      case MissingPolicy.Impute(var average, var within) ->
          "the %s of the values of %s"
              .formatted(
                  average == Average.MEAN ? "mean" : "median",
                  within.isEmpty()
                      ? "everybody"
                      : "partners with the same "
                          + String.join(" and ", within.stream().map(Spoken::column).toList()));
      case MissingPolicy.ImputeRowMean(boolean siblings) ->
          "the partner's own mean over "
              + (siblings ? "the KPIs beside it" : "all KPIs")
              + ", brought to this one's values";
      case MissingPolicy.Reweight policy -> "";
      case MissingPolicy.CarryForward policy -> "";
      case MissingPolicy.PeerMedian policy -> "";
      case MissingPolicy.Neutral policy -> "";
      case MissingPolicy.Withhold policy -> "";
    };
  }
}
