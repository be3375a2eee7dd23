package dev.touchstone.score;

import dev.touchstone.definition.Kpi;
import dev.touchstone.definition.MissingPolicy;
import dev.touchstone.definition.Outliers;
import dev.touchstone.definition.Scoring;
import java.util.Arrays;
import java.util.HashMap;

/**
 * One KPI in one period over all partners: points where a usable value was measured, and what the
 * missing policy puts in its place where not.
 */
final class KpiColumn {
  private static final Treatment[] TREATMENTS = Treatment.values();

  private final Kpi kpi;
  private final Rule rule;
  private final History history;
  private final Shrinkages shrinkages;
  private final Usable usable;
  private final Imputation imputation;
  private final int at;
  private final double[] imputed;
  private final Treated treated;
  private final Reference peers;
  private Gap[] gaps;
  private final byte[] treatments;
  private final int[] carriedFrom;
  private final double[] points;

  /**
   * @param imputation makes the values that stand in for missing ones before anything is compared
   * @param at the KPI's place in the tree
   */
  KpiColumn(
      Kpi kpi,
      Rule rule,
      History history,
      Shrinkages shrinkages,
      Usable usable,
      Imputation imputation,
      int at,
      PeerGroups groups) {
    int n = usable.size();
    this.kpi = kpi;
    this.rule = rule;
    this.history = history;
    this.shrinkages = shrinkages;
    this.usable = usable;
    this.imputation = imputation;
    this.at = at;
    this.imputed = imputation.of(at);
    for (int i = 0; i < imputed.length; i++) {
      // A stand-in is of no more use than a measured value would be: without a target, say.
      if (rule.gap(imputed[i], history.target(i, 0)) != Gap.NONE) {
        imputed[i] = Double.NaN;
      }
    }
    this.gaps = usable.gaps();
    this.treatments = new byte[n];
    this.carriedFrom = new int[kpi.whenMissing() instanceof MissingPolicy.CarryForward ? n : 0];
    this.points = new double[n];
    var values = filled();
    this.treated = Treated.of(kpi.outliers(), values);
    if (treated != Treated.NOT) {
      Arrays.setAll(values, i -> treated.counted(values[i]));
    }
    this.peers = new Reference(groups, values);
    compared();
    standIns();
  }

  private double[] filled() {
    var values = usable.values();
    if (imputed.length == 0) {
      return treatedInPlace() ? values.clone() : values;
    }
    var filled = values.clone();
    for (int i = 0; i < filled.length; i++) {
      filled[i] = usable.lacks(i) ? imputed[i] : filled[i];
    }
    return filled;
  }

  private boolean treatedInPlace() {
    return !(kpi.outliers() instanceof Outliers.Keep);
  }

  private void compared() {
    if (rule instanceof Rule.ByPlace byPlace) {
      placed(byPlace);
      return;
    }
    for (int i = 0; i < points.length; i++) {
      boolean standsIn = imputed(i);
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
        set(i, imputed(i) ? Treatment.IMPUTED : Treatment.MEASURED);
      } else if (gaps[i] == Gap.NONE) {
        lose(i);
      }
    }
  }

  private void placed(Rule.ByPlace rule, int level) {
    peers.visit(
        level,
        kpi.precision(),
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
    gaps = gaps == usable.gaps() ? gaps.clone() : gaps; // others may look at what is usable
    gaps[partner] = Gap.TOO_FEW_PEERS;
  }

  private void set(int partner, Treatment treatment) {
    treatments[partner] = (byte) treatment.ordinal();
  }

  private boolean imputed(int partner) {
    return imputed.length > 0 && usable.lacks(partner) && !Double.isNaN(imputed[partner]);
  }

  private void standIns() {
    switch (kpi.whenMissing()) {
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
      int ago = lacks(i) ? history.lastUsable(i, periods) : 0;
      if (ago > 0 && (!rule.relative() || peers.enough(i))) {
        set(i, Treatment.CARRIED_FORWARD);
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
        ? rule.points(counted(partner), target(partner), peers.of(partner), others(partner))
        : rule.points(counted(partner), target(partner), Distribution.EMPTY, 0);
  }

  /** A carried value is not one of this period's peers. */
  private int others(int partner) {
    return peers.of(partner).count() - (carriedFrom(partner) == 0 ? 1 : 0);
  }

  /**
   * The value as it was measured, moved toward the peers' mean where the KPI asks for it, or put in
   * its place; where carried forward, the earlier one.
   */
  double value(int partner) {
    return imputed(partner) ? imputed[partner] : shrinkages.value(partner, carriedFrom(partner));
  }

  /** What the partner itself brings to its value, where it has one of its own. */
  OwnData own(int partner) {
    return shrinkages.own(partner, carriedFrom(partner));
  }

  /** What other data would count as in this partner's place, among the peers of this state. */
  double made(int partner, OwnData own) {
    return shrinkages.value(partner, carriedFrom(partner), own);
  }

  /** Whom the value is moved toward; empty where it is not. */
  String movedWithin(int partner) {
    return shrinkages.group(partner, carriedFrom(partner));
  }

  /** What would stand in here if the partner had these values of all KPIs. */
  double standIn(boolean siblings, double[] row) {
    return imputation.ofRow(at, siblings, row);
  }

  /**
   * The value a partner's data of another state would have here in the period itself, nothing
   * carried forward; NaN where it has none there.
   */
  double inRow(int partner, KpiColumn other, int there) {
    return Double.isNaN(other.usable.values()[there])
        ? Double.NaN
        : shrinkages.value(partner, 0, other.shrinkages.own(there, 0));
  }

  /** How far the value was moved toward the mean of its peers. */
  Shrunk shrunk(int partner) {
    return treatment(partner).ownData()
        ? shrinkages.of(partner, carriedFrom(partner))
        : Shrunk.NOT_ASKED;
  }

  /** What the value counts as: the value itself, but for outliers. */
  double counted(int partner) {
    return treated.counted(value(partner));
  }

  /** A carried value is held against the target that was measured with it. */
  private double target(int partner) {
    return target(heldAgainst(partner), rule);
  }

  private double target(double target, Rule by) {
    return by.heldAgainst().isEmpty() ? treated.target(target) : treated.counted(target);
  }

  /** The target beside the value, as it was measured; NaN where there is none. */
  double heldAgainst(int partner) {
    double target = history.target(partner, carriedFrom(partner));
    return rule.heldAgainst().isEmpty() || Double.isNaN(target)
        ? target
        : shrinkages.value(history.reference(), 0);
  }

  /**
   * The points another value would have in this partner's place, by this or another rule; NaN where
   * the rule has no use for it or there are too few peers.
   */
  double wouldBe(int partner, Rule by, double value, double target) {
    if (by.gap(value, target) != Gap.NONE || (by.relative() && !peers.enough(partner))) {
      return Double.NaN;
    }
    return by.points(
        treated.counted(value),
        target(target, by),
        by.relative() ? peers.of(partner) : Distribution.EMPTY,
        by.relative() ? others(partner) : 0);
  }

  /** Whether the value counts as another one, because of outliers. */
  boolean treatedHere(int partner) {
    return treated != Treated.NOT && counted(partner) != value(partner);
  }

  /** Whether the value counts as another one, because few rows stand behind it. */
  boolean movedHere(int partner) {
    return shrunk(partner) instanceof Shrunk.Toward toward && toward.value() != toward.measured();
  }

  /** Where the value could as well lie; without a reason where there is none of its own. */
  Noise noise(int partner) {
    if (gaps[partner] != Gap.NONE) {
      return new Noise.None("");
    }
    return kpi.scoring() instanceof Scoring.Categories
        ? new Noise.None("categories are single values, with nothing between them")
        : shrinkages.noise(partner);
  }

  /** What was measured and can be used, as it counts. */
  Usable usable() {
    return usable;
  }

  Kpi kpi() {
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

  /** What was done about outliers of the column. */
  Treated treated() {
    return treated;
  }

  Gap gap(int partner) {
    return gaps[partner];
  }

  Treatment treatment(int partner) {
    return TREATMENTS[treatments[partner]];
  }

  /** How many periods ago a carried value was measured; 0 where none was carried. */
  int carriedFrom(int partner) {
    return carriedFrom.length == 0 ? 0 : carriedFrom[partner];
  }

  /** Over all partners, NaN where there are none; not a copy. */
  double[] points() {
    return points;
  }

  /** What the rule looked at; only where it looked at something, see {@link Treatment#byRule}. */
  Reading reading(int partner) {
    return new Reading(
        counted(partner),
        target(partner),
        peers.of(partner),
        others(partner),
        peers.label(partner));
  }

  /** 1 where the points come from a measured value, 0 where they should, NaN if not applicable. */
  double[] backed() {
    var backed = new double[points.length];
    backed(0, backed);
    return backed;
  }

  /** The same for as many partners as there is room for, from one of them on. */
  void backed(int first, double[] into) {
    int measured = Treatment.MEASURED.ordinal();
    for (int i = 0; i < into.length; i++) {
      into[i] =
          gaps[first + i] == Gap.NOT_APPLICABLE
              ? Double.NaN
              : treatments[first + i] == measured ? 1 : 0;
    }
  }
}
