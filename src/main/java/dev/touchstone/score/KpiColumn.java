package dev.touchstone.score;

import dev.touchstone.definition.Scorecard;
import dev.touchstone.definition.Scorecard.MissingPolicy;
import java.util.Arrays;
import java.util.HashMap;

/**
 * One KPI in one period over all partners: points where a usable value was measured, and what the
 * missing policy puts in its place where not.
 */
final class KpiColumn {
  private final Scorecard.Kpi kpi;
  private final Rule rule;
  private final History history;
  private final Reference peers;
  private final Gap[] gaps;
  private final Treatment[] treatments;
  private final int[] carriedFrom;
  private final double[] points;

  KpiColumn(Scorecard.Kpi kpi, Rule rule, History history, PeerGroups groups) {
    int n = history.now().values().length;
    this.kpi = kpi;
    this.rule = rule;
    this.history = history;
    this.gaps = new Gap[n];
    this.treatments = new Treatment[n];
    this.carriedFrom = new int[n];
    this.points = new double[n];
    this.peers = new Reference(groups, usable());
    measured();
    standIns();
  }

  private double[] usable() {
    var values = history.now().values().clone();
    for (int i = 0; i < values.length; i++) {
      gaps[i] = history.gap(i, 0);
      if (gaps[i] != Gap.NONE) {
        values[i] = Double.NaN;
      }
    }
    return values;
  }

  private void measured() {
    for (int i = 0; i < points.length; i++) {
      if (gaps[i] == Gap.NONE && rule.relative() && !peers.enough(i)) {
        gaps[i] = Gap.TOO_FEW_PEERS;
      }
      boolean measured = gaps[i] == Gap.NONE;
      treatments[i] = measured ? Treatment.MEASURED : Treatment.LEFT_OUT;
      points[i] = measured ? pointsOf(i) : Double.NaN;
    }
  }

  private void standIns() {
    switch (kpi.whenMissing()) {
      case MissingPolicy.Reweight policy -> {}
      case MissingPolicy.CarryForward policy -> carryForward(policy.periods());
      case MissingPolicy.PeerMedian policy -> peerMedian();
      case MissingPolicy.Neutral policy -> neutral(policy.points().doubleValue());
      case MissingPolicy.Withhold policy -> withhold();
    }
  }

  private void carryForward(int periods) {
    for (int i = 0; i < points.length; i++) {
      int ago = lacks(i) ? history.lastUsable(i, periods) : 0;
      if (ago > 0 && (!rule.relative() || peers.enough(i))) {
        treatments[i] = Treatment.CARRIED_FORWARD;
        carriedFrom[i] = ago;
        points[i] = pointsOf(i);
      }
    }
  }

  private void peerMedian() {
    var ofMeasured = points.clone();
    var byLevel = new HashMap<Integer, Distribution[]>();
    for (int i = 0; i < points.length; i++) {
      if (lacks(i) && peers.enough(i)) {
        var groups =
            byLevel.computeIfAbsent(peers.level(i), level -> peers.over(ofMeasured, level));
        treatments[i] = Treatment.PEER_MEDIAN;
        points[i] = groups[peers.group(i)].median();
      }
    }
  }

  private void neutral(double standIn) {
    for (int i = 0; i < points.length; i++) {
      if (lacks(i)) {
        treatments[i] = Treatment.NEUTRAL;
        points[i] = standIn;
      }
    }
  }

  private void withhold() {
    for (int i = 0; i < points.length; i++) {
      if (lacks(i)) {
        treatments[i] = Treatment.WITHHELD;
      }
    }
  }

  /** Whether the missing policy applies. */
  private boolean lacks(int partner) {
    return gaps[partner] != Gap.NONE && gaps[partner] != Gap.NOT_APPLICABLE;
  }

  private double pointsOf(int partner) {
    return rule.relative()
        ? rule.points(value(partner), target(partner), peers.of(partner), others(partner))
        : rule.points(value(partner), target(partner), Distribution.EMPTY, 0);
  }

  /** A carried value is not one of this period's peers. */
  private int others(int partner) {
    return peers.of(partner).count() - (gaps[partner] == Gap.NONE ? 1 : 0);
  }

  /** The value the points were made from; where it was carried forward, the earlier one. */
  private double value(int partner) {
    return history.measured().get(carriedFrom[partner]).values()[partner];
  }

  /** A carried value is held against the target that was measured with it. */
  private double target(int partner) {
    return history.measured().get(carriedFrom[partner]).targets()[partner];
  }

  Scorecard.Kpi kpi() {
    return kpi;
  }

  History history() {
    return history;
  }

  Rule rule() {
    return rule;
  }

  Reference peers() {
    return peers;
  }

  Gap gap(int partner) {
    return gaps[partner];
  }

  Treatment treatment(int partner) {
    return treatments[partner];
  }

  /** How many periods ago a carried value was measured; 0 where none was carried. */
  int carriedFrom(int partner) {
    return carriedFrom[partner];
  }

  /** Over all partners, NaN where there are none; not a copy. */
  double[] points() {
    return points;
  }

  /** What the rule looked at; only for a treatment of {@link Treatment#ownData}. */
  Reading reading(int partner) {
    return new Reading(
        value(partner), target(partner), peers.of(partner), others(partner), peers.label(partner));
  }

  /** 1 where the points come from a measured value, 0 where they should, NaN if not applicable. */
  double[] backed() {
    var backed = new double[points.length];
    Arrays.setAll(
        backed,
        i ->
            gaps[i] == Gap.NOT_APPLICABLE
                ? Double.NaN
                : treatments[i] == Treatment.MEASURED ? 1 : 0);
    return backed;
  }
}
