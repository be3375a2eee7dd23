package dev.touchstone.measure;

/** What kind of answer a measurement is. Zero is a measured value; only these others are none. */
public enum State {
  /** There is a value; it may be zero. */
  MEASURED,
  /** No rows, or nothing to divide by. */
  MISSING,
  /** The KPI does not apply to this partner. */
  NOT_APPLICABLE,
  /** There are rows, and too few of them to judge by. */
  BELOW_MINIMUM_VOLUME,
  /** The newest row is too old. */
  STALE;

  /** As the language and the JSON write it: {@code below-minimum-volume}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
