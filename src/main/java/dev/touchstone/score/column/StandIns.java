package dev.touchstone.score.column;

import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.score.rule.Gap;
import dev.touchstone.score.rule.Grouping;
import dev.touchstone.score.rule.Phrasing;
import dev.touchstone.shared.Spoken;

/** What was missing and what was done about it, in plain words. */
public final class StandIns {
  private StandIns() {}

  /** Why a KPI has no points of its own; empty if it has. */
  public static String reason(KpiColumn column, int partner) {
    return switch (column.gap(partner)) {
      case TOO_FEW_PEERS ->
          "too few peers with a value%s: %d are needed"
              .formatted(Grouping.among(column.peers().label(partner)), column.peers().atLeast());
      case Gap gap -> gap.reason();
    };
  }

  /** The whole story of a stand-in; empty where the value was measured. */
  public static String sentence(KpiColumn column, int partner, Phrasing phrasing) {
    var reason = reason(column, partner);
    return switch (column.treatment(partner)) {
      case MEASURED -> "";
      case LEFT_OUT -> reason + leftOut(column, partner);
      case CARRIED_FORWARD ->
          "%s; %s of %s, the last value measured, stands in"
              .formatted(
                  reason,
                  phrasing.value(column.reading(partner).value()),
                  column.values().history().periods().get(column.values().carriedFrom(partner)));
      case IMPUTED -> "%s; %s stands in".formatted(reason, Imputation.words(column.kpi()));
      case PEER_MEDIAN ->
          "%s; %s stand in, the median of the peers%s"
              .formatted(
                  reason,
                  phrasing.points(column.points()[partner]),
                  Grouping.among(column.peers().label(partner)));
      case NEUTRAL ->
          "%s; %s stand in, as declared"
              .formatted(reason, phrasing.points(column.points()[partner]));
      case WITHHELD -> reason + "; without it there is no score";
    };
  }

  /** A policy that found nothing to put in the value's place says so. */
  private static String leftOut(KpiColumn column, int partner) {
    if (column.gap(partner) == Gap.NOT_APPLICABLE) {
      return "; left out, and the other weights share its part";
    }
    var tried =
        switch (column.kpi().valuation().whenMissing()) {
          case MissingPolicy.CarryForward(int periods) ->
              "; nothing usable in " + Spoken.counted(periods, "earlier period");
          case MissingPolicy.PeerMedian policy -> "; too few peers for a median";
          case MissingPolicy.Impute policy -> "; nothing can stand in";
          case MissingPolicy.ImputeRowMean policy -> "; nothing can stand in";
          case MissingPolicy.Reweight policy -> "";
          case MissingPolicy.Neutral policy -> "";
          case MissingPolicy.Withhold policy -> "";
        };
    return tried + "; left out, and the other weights share its part";
  }
}
