package dev.touchstone.score.column;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.Outliers;
import dev.touchstone.score.rule.Gap;
import dev.touchstone.score.rule.Rule;
import java.util.Arrays;

/**
 * What one KPI looks at in one period, over all partners: values as measured, moved toward their
 * peers' mean, put in the place of missing ones, carried forward, and kept from being outliers.
 */
public final class KpiValues {
  private final Rule rule;
  private final History history;
  private final Shrinkages shrinkages;
  private final Usable usable;
  private final Imputation imputation;
  private final int at;
  private final double[] imputed;
  private final Treated treated;
  private final double[] compared;
  private final int[] carriedFrom;

  /**
   * @param imputation makes the values that stand in for missing ones before anything is compared
   * @param at the KPI's place in the tree
   */
  public KpiValues(
      Kpi kpi,
      Rule rule,
      History history,
      Shrinkages shrinkages,
      Usable usable,
      Imputation imputation,
      int at) {
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
    boolean carries = kpi.valuation().whenMissing() instanceof MissingPolicy.CarryForward;
    this.carriedFrom = new int[carries ? usable.size() : 0];
    this.compared = filled(!(kpi.valuation().outliers() instanceof Outliers.Keep));
    this.treated = Treated.of(kpi.valuation().outliers(), compared);
    if (treated != Treated.NOT) {
      Arrays.setAll(compared, i -> treated.counted(compared[i]));
    }
  }

  private double[] filled(boolean changed) {
    var values = usable.values();
    if (imputed.length == 0) {
      return changed ? values.clone() : values;
    }
    var filled = values.clone();
    for (int i = 0; i < filled.length; i++) {
      filled[i] = usable.lacks(i) ? imputed[i] : filled[i];
    }
    return filled;
  }

  /** What partners are compared by; NaN where there is nothing of this period. Not a copy. */
  double[] compared() {
    return compared;
  }

  boolean imputed(int partner) {
    return imputed.length > 0 && usable.lacks(partner) && !Double.isNaN(imputed[partner]);
  }

  /** Takes the value of so many periods ago. */
  void carry(int partner, int periodsAgo) {
    carriedFrom[partner] = periodsAgo;
  }

  /** How many periods ago a carried value was measured; 0 where none was carried. */
  public int carriedFrom(int partner) {
    return carriedFrom.length == 0 ? 0 : carriedFrom[partner];
  }

  /**
   * The value as it was measured, moved toward the peers' mean where the KPI asks for it, or put in
   * its place; where carried forward, the earlier one.
   */
  public double of(int partner) {
    return imputed(partner) ? imputed[partner] : shrinkages.value(partner, carriedFrom(partner));
  }

  /** What the value counts as: the value itself, but for outliers. */
  public double counted(int partner) {
    return treated.counted(of(partner));
  }

  /** What the partner itself brings to its value, where it has one of its own. */
  public OwnData own(int partner) {
    return shrinkages.own(partner, carriedFrom(partner));
  }

  /** What other data would count as in this partner's place, among the peers of this state. */
  public double made(int partner, OwnData own) {
    return shrinkages.value(partner, carriedFrom(partner), own);
  }

  /** How far the value was moved toward the mean of its peers. */
  Shrunk shrunk(int partner) {
    return shrinkages.of(partner, carriedFrom(partner));
  }

  /** Whom the value is moved toward; empty where it is not. */
  public String movedWithin(int partner) {
    return shrinkages.group(partner, carriedFrom(partner));
  }

  /** Where a value of the period itself could as well lie; there must be one. */
  Noise noise(int partner) {
    return shrinkages.noise(partner);
  }

  /** What would stand in here if the partner had these values of all KPIs. */
  public double standIn(boolean siblings, double[] row) {
    return imputation.ofRow(at, siblings, row);
  }

  /**
   * The value a partner's data of another state would have here in the period itself, nothing
   * carried forward; NaN where it has none there.
   */
  public double inRow(int partner, KpiValues other, int there) {
    return Double.isNaN(other.usable.values()[there])
        ? Double.NaN
        : shrinkages.value(partner, 0, other.shrinkages.own(there, 0));
  }

  /** The target beside the value, as it was measured; NaN where there is none. */
  public double heldAgainst(int partner) {
    double target = history.target(partner, carriedFrom(partner));
    return rule.heldAgainst().isEmpty() || Double.isNaN(target)
        ? target
        : shrinkages.value(history.reference(), 0);
  }

  /** What the target counts as: a carried value is held against the one measured with it. */
  public double target(int partner) {
    return target(heldAgainst(partner), rule);
  }

  /** What a target counts as under a rule. */
  double target(double target, Rule by) {
    return by.heldAgainst().isEmpty() ? treated.target(target) : treated.counted(target);
  }

  /** What was done about outliers. */
  public Treated treated() {
    return treated;
  }

  /** Whether the value counts as another one, because of outliers. */
  public boolean treatedHere(int partner) {
    return treated != Treated.NOT && counted(partner) != of(partner);
  }

  public History history() {
    return history;
  }

  /** What was measured and can be used, as it counts. */
  public Usable usable() {
    return usable;
  }
}
