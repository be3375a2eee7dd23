package dev.touchstone.score.rule;

import dev.touchstone.measure.State;

/** Why a KPI has no points of its own for a partner: not measured, or measured and of no use. */
public enum Gap {
  NONE(State.MEASURED, ""),
  MISSING(State.MISSING, "no data"),
  BELOW_MINIMUM_VOLUME(State.BELOW_MINIMUM_VOLUME, "too few rows to judge by"),
  STALE(State.STALE, "the newest data is too old"),
  NOT_APPLICABLE(State.NOT_APPLICABLE, "does not apply to this partner"),
  /** Measured, and nothing positive to hold it against. */
  NO_TARGET(State.MISSING, "no target to hold it against"),
  /** Measured, and the partner everybody is held against was not. */
  NO_REFERENCE(State.MISSING, "the partner to hold it against has no value"),
  /** Measured, and not one of the values that have points. */
  NO_CATEGORY(State.MISSING, "the value is none of those that have points"),
  /** Measured, and even the last group of the chain is too small to compare within. */
  TOO_FEW_PEERS(State.MISSING, "too few peers");

  private final State state;
  private final String reason;

  Gap(State state, String reason) {
    this.state = state;
    this.reason = reason;
  }

  public static Gap of(State state) {
    return switch (state) {
      case MEASURED -> NONE;
      case MISSING -> MISSING;
      case NOT_APPLICABLE -> NOT_APPLICABLE;
      case BELOW_MINIMUM_VOLUME -> BELOW_MINIMUM_VOLUME;
      case STALE -> STALE;
    };
  }

  /** As the outside world names it. */
  public State state() {
    return state;
  }

  /** In plain words, without the KPI's name. */
  public String reason() {
    return reason;
  }
}
