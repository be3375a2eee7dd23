package dev.touchstone.score.column;

/** Where a KPI's points for one partner come from. */
public enum Treatment {
  MEASURED,
  /** No points; its weight is shared by its siblings. */
  LEFT_OUT,
  CARRIED_FORWARD,
  /** A value made of other values stands in, and is compared like any other. */
  IMPUTED,
  PEER_MEDIAN,
  NEUTRAL,
  /** No points, and no score for the partner. */
  WITHHELD;

  /** Whether the points say something about this partner: gates accept nothing else. */
  public boolean ownData() {
    return this == MEASURED || this == CARRIED_FORWARD;
  }
}
