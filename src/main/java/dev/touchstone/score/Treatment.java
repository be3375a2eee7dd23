package dev.touchstone.score;

/** Where a KPI's points for one partner come from. */
enum Treatment {
  MEASURED,
  /** No points; its weight is shared by its siblings. */
  LEFT_OUT,
  CARRIED_FORWARD,
  PEER_MEDIAN,
  NEUTRAL,
  /** No points, and no score for the partner. */
  WITHHELD;

  /** Whether the points say something about this partner: gates accept nothing else. */
  boolean ownData() {
    return this == MEASURED || this == CARRIED_FORWARD;
  }
}
