package dev.touchstone.score.column;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.measure.Sample;
import dev.touchstone.score.rule.Grouping;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * One KPI's values in one period, each moved toward the mean of its peers as far as its own rows do
 * not carry it. The peers are those the KPI is compared with: the first group of the chain that is
 * large enough.
 */
final class Shrinkage {
  private final Kpi kpi;
  private final KpiMeasurements measured;
  private final double[] values;
  private final Reference peers;
  private final List<List<Credibility>> groups = new ArrayList<>();

  /**
   * @param values usable values; NaN where there is none
   */
  Shrinkage(Kpi kpi, KpiMeasurements measured, double[] values, PeerGroups chain) {
    this.kpi = kpi;
    this.measured = measured;
    this.values = values;
    this.peers = new Reference(chain, values);
    for (var grouping : chain.groupings()) {
      groups.add(credibilities(grouping));
    }
  }

  private List<Credibility> credibilities(Grouping grouping) {
    var samples = new ArrayList<List<Sample>>();
    for (int group = 0; group < grouping.groups(); group++) {
      samples.add(new ArrayList<>());
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i]) && grouping.groupOf(i) >= 0) {
        samples.get(grouping.groupOf(i)).add(measured.samples().of(i));
      }
    }
    return samples.stream().map(Credibility::of).toList();
  }

  /** What every value counts as; NaN where there is none. */
  double[] counted() {
    var counted = new double[values.length];
    for (int i = 0; i < counted.length; i++) {
      counted[i] = Double.isNaN(values[i]) ? Double.NaN : counted(i);
    }
    return counted;
  }

  /** What a value counts as; there must be one. */
  double counted(int partner) {
    return counted(partner, own(partner));
  }

  /** What other data would count as in this partner's place, among the same peers. */
  double counted(int partner, OwnData own) {
    return switch (of(partner, own)) {
      case Shrunk.No _ -> own.measured();
      case Shrunk.Toward toward -> toward.value();
    };
  }

  /** What was done to a value, and why; there must be one. */
  Shrunk of(int partner) {
    return of(partner, own(partner));
  }

  OwnData own(int partner) {
    return OwnData.of(values[partner], measured.samples().of(partner));
  }

  /** Whom the partner's value is moved toward, e.g. {@code region = EMEA}. */
  String group(int partner) {
    return peers.label(partner);
  }

  private Shrunk of(int partner, OwnData own) {
    if (!peers.enough(partner)) {
      return new Shrunk.No("too few peers to be moved toward, so it counts as measured");
    }
    if (!own.rowsKnown()) {
      return new Shrunk.No("nothing is known of the rows behind it, so it counts as measured");
    }
    var group = groups.get(peers.level(partner)).get(peers.group(partner));
    if (!group.known()) {
      return new Shrunk.No(
          "no peer has two rows that would tell chance from difference, so it counts as measured");
    }
    double weight = group.ownWeight(own.rows());
    return new Shrunk.Toward(
        rounded(group.mean() + weight * (own.exact() - group.mean())),
        own.measured(),
        group.mean(),
        weight,
        (long) own.rows());
  }

  /**
   * Where the value that counts could as well lie. What the peers do not move is as sure as its own
   * rows; what counts as their mean alone is as sure as the model makes it, that is wholly.
   */
  Noise noise(int partner) {
    var sample = measured.samples().of(partner);
    if (!(of(partner) instanceof Shrunk.Toward toward)) {
      return Noise.of(sample);
    }
    var group = groups.get(peers.level(partner)).get(peers.group(partner));
    if (group.between() == 0) {
      return new Noise.None(
          "it counts as the mean of its peers, who differ no more than by chance");
    }
    if (toward.ownWeight() == 1) {
      return Noise.of(sample);
    }
    double mean = group.mean() + toward.ownWeight() * (own(sample) - group.mean());
    return switch (sample) {
      case Sample.Share(_, var rows) -> {
        double all = rows + group.within() / group.between();
        yield new Noise.Beta(mean * all, (1 - mean) * all);
      }
      case Sample.Mean _, Sample.Unknown _ ->
          new Noise.Normal(mean, StrictMath.sqrt((1 - toward.ownWeight()) * group.between()));
    };
  }

  private static double own(Sample sample) {
    return Credibility.peer(sample).orElseThrow().value();
  }

  private double rounded(double value) {
    return BigDecimal.valueOf(value)
        .setScale(kpi.measure().precision(), RoundingMode.HALF_UP)
        .doubleValue();
  }
}
