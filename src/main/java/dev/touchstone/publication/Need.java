package dev.touchstone.publication;

/** Why a partner needs somebody in a period. */
public enum Need {
  /** In a lower band than in the period before. */
  FELL,
  /** A gate holds it in a lower band than its score would give. */
  GATE,
  /** There is no score. */
  WITHHELD,
  /** The score went down three times in a row. */
  FALLING,
  /** At least {@link Portfolio#MUCH_COVERAGE} less of the weight is backed by data than before. */
  COVERAGE;

  /** As addresses say it. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
