package dev.touchstone.definition.scorecard;

/** Where a KPI is in its life. */
public enum Status {
  ACTIVE,
  /** Measured, scored and shown to everybody who may see it, and of no weight: it is on trial. */
  PILOT,
  /** Counts, and is announced to go. */
  DEPRECATED,
  /** Still measured so that its history can be read, and of no weight. */
  RETIRED;

  /** Whether it can move a score. */
  public boolean counts() {
    return this == ACTIVE || this == DEPRECATED;
  }

  /** As the language writes it. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
