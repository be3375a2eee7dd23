package dev.touchstone.score.column;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.score.rule.Distribution;
import dev.touchstone.score.rule.Gap;
import dev.touchstone.score.rule.Reading;
import dev.touchstone.score.rule.Rule;
import java.util.Arrays;
import java.util.HashMap;

/**
 * One KPI in one period over all partners: points where a usable value was measured, and what the
 * missing policy puts in its place where not.
 */
public final class KpiColumn {
  private static final Treatment[] TREATMENTS = Treatment.values();

  private final Kpi kpi;
  private final Rule rule;
  private final KpiValues values;
  private final Reference peers;
  private Gap[] gaps;
  private final byte[] treatments;
  private final double[] points;

  public KpiColumn(Kpi kpi, Rule rule, KpiValues values, PeerGroups groups) {
    this.kpi = kpi;
    this.rule = rule;
    this.values = values;
    this.gaps = values.usable().gaps();
    this.treatments = new byte[gaps.length];
    this.points = new double[gaps.length];
    this.peers = new Reference(groups, values.compared());
    compared();
    standIns();
  }

  private void compared() {
    if (rule instanceof Rule.ByPlace byPlace) {
      placed(byPlace);
      return;
    }
    for (int i = 0; i < points.length; i++) {
      boolean standsIn = values.imputed(i);
      boolean known = gaps[i] == Gap.NONE || standsIn;
      boolean alone = known && rule.relative() && !peers.enough(i);
      if (alone && !standsIn) {
        lose(i);
      }
      set(
          i,
          !known || alone ? Treatment.LEFT_OUT : standsIn ? Treatment.IMPUTED : Treatment.MEASURED);
      points[i] = known && !alone ? pointsOf(i) : Double.NaN;
    }
  }

  /**
   * The same for rules that need only places; level by level, so that one is in order at a time.
   */
  private void placed(Rule.ByPlace rule) {
    Arrays.fill(points, Double.NaN);
    Arrays.fill(treatments, (byte) Treatment.LEFT_OUT.ordinal());
    for (int level = 0; level < peers.levels(); level++) {
      if (peers.uses(level)) {
        placed(rule, level);
      }
    }
    for (int i = 0; i < points.length; i++) {
      if (!Double.isNaN(points[i])) {
        set(i, values.imputed(i) ? Treatment.IMPUTED : Treatment.MEASURED);
      } else if (gaps[i] == Gap.NONE) {
        lose(i);
      }
    }
  }

  private void placed(Rule.ByPlace rule, int level) {
    peers.visit(
        level,
        kpi.measure().precision(),
        (members, first, end, below, above, others) -> {
          double own = rule.placed(below, above, others);
          for (int m = first; m < end; m++) {
            int i = members[m];
            if (peers.uses(level, i)) {
              points[i] = own;
            }
          }
        });
  }

  private void lose(int partner) {
    gaps =
        gaps == values.usable().gaps() ? gaps.clone() : gaps; // others may look at what is usable
    gaps[partner] = Gap.TOO_FEW_PEERS;
  }

  private void set(int partner, Treatment treatment) {
    treatments[partner] = (byte) treatment.ordinal();
  }

  private void standIns() {
    switch (kpi.valuation().whenMissing()) {
      case MissingPolicy.Reweight policy -> {}
      case MissingPolicy.Impute policy -> {}
      case MissingPolicy.ImputeRowMean policy -> {}
      case MissingPolicy.CarryForward policy -> carryForward(policy.periods());
      case MissingPolicy.PeerMedian policy -> peerMedian();
      case MissingPolicy.Neutral policy -> neutral(policy.points().doubleValue());
      case MissingPolicy.Withhold policy -> withhold();
    }
  }

  private void carryForward(int periods) {
    for (int i = 0; i < points.length; i++) {
      int ago = lacks(i) ? values.history().lastUsable(i, periods) : 0;
      if (ago > 0 && (!rule.relative() || peers.enough(i))) {
        set(i, Treatment.CARRIED_FORWARD);
        values.carry(i, ago);
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
        set(i, Treatment.PEER_MEDIAN);
        points[i] = groups[peers.group(i)].median();
      }
    }
  }

  private void neutral(double standIn) {
    for (int i = 0; i < points.length; i++) {
      if (lacks(i)) {
        set(i, Treatment.NEUTRAL);
        points[i] = standIn;
      }
    }
  }

  private void withhold() {
    for (int i = 0; i < points.length; i++) {
      if (lacks(i)) {
        set(i, Treatment.WITHHELD);
      }
    }
  }

  /** Whether the missing policy applies. */
  private boolean lacks(int partner) {
    return gaps[partner] != Gap.NONE && gaps[partner] != Gap.NOT_APPLICABLE;
  }

  private double pointsOf(int partner) {
    return rule.relative()
        ? rule.points(
            values.counted(partner), values.target(partner), peers.of(partner), others(partner))
        : rule.points(values.counted(partner), values.target(partner), Distribution.EMPTY, 0);
  }

  /** A carried value is not one of this period's peers. */
  private int others(int partner) {
    return peers.of(partner).count() - (values.carriedFrom(partner) == 0 ? 1 : 0);
  }

  /** How far the value was moved toward the mean of its peers. */
  public Shrunk shrunk(int partner) {
    return treatment(partner).ownData() ? values.shrunk(partner) : Shrunk.NOT_ASKED;
  }

  /**
   * The points another value would have in this partner's place, by this or another rule; NaN where
   * the rule has no use for it or there are too few peers.
   */
  public double wouldBe(int partner, Rule by, double value, double target) {
    if (by.gap(value, target) != Gap.NONE || (by.relative() && !peers.enough(partner))) {
      return Double.NaN;
    }
    return by.points(
        values.treated().counted(value),
        values.target(target, by),
        by.relative() ? peers.of(partner) : Distribution.EMPTY,
        by.relative() ? others(partner) : 0);
  }

  /** Whether the value counts as another one, because few rows stand behind it. */
  public boolean movedHere(int partner) {
    return shrunk(partner) instanceof Shrunk.Toward toward && toward.value() != toward.measured();
  }

  /** Where the value could as well lie; without a reason where there is none of its own. */
  public Noise noise(int partner) {
    if (gaps[partner] != Gap.NONE) {
      return new Noise.None("");
    }
    return kpi.valuation().scoring() instanceof Scoring.Categories
        ? new Noise.None("categories are single values, with nothing between them")
        : values.noise(partner);
  }

  public Kpi kpi() {
    return kpi;
  }

  /** What the KPI looks at. */
  public KpiValues values() {
    return values;
  }

  public Rule rule() {
    return rule;
  }

  public Reference peers() {
    return peers;
  }

  public Gap gap(int partner) {
    return gaps[partner];
  }

  public Treatment treatment(int partner) {
    return TREATMENTS[treatments[partner]];
  }

  /** Over all partners, NaN where there are none; not a copy. */
  public double[] points() {
    return points;
  }

  /** What the rule looked at; only where it looked at something, see {@link Treatment#byRule}. */
  public Reading reading(int partner) {
    return new Reading(
        values.counted(partner),
        values.target(partner),
        peers.of(partner),
        others(partner),
        peers.label(partner));
  }

  /** 1 where the points come from a measured value, 0 where they should, NaN if not applicable. */
  public double[] backed() {
    var backed = new double[points.length];
    backed(0, backed);
    return backed;
  }

  /** The same for as many partners as there is room for, from one of them on. */
  public void backed(int first, double[] into) {
    int measured = Treatment.MEASURED.ordinal();
    for (int i = 0; i < into.length; i++) {
      into[i] =
          gaps[first + i] == Gap.NOT_APPLICABLE
              ? Double.NaN
              : treatments[first + i] == measured ? 1 : 0;
    }
  }
}
