package dev.touchstone.robustness;

/** A kind of decision that could have been another. The first four choose among alternatives. */
public enum Doubt {
  SCORE("score", "How KPIs are scored against peers"),
  AGGREGATE("aggregate", "How parts make the whole"),
  OUTLIERS("outliers", "What is done about outliers"),
  WHEN_MISSING("when-missing", "What stands in for missing values"),
  WEIGHTS("weights", "All weights together"),
  VALUES("values", "Errors of the measured values");

  private final String key;
  private final String title;

  Doubt(String key, String title) {
    this.key = key;
    this.title = title;
  }

  /** As a scorecard's {@code robustness} names it. */
  public String key() {
    return key;
  }

  public String title() {
    return title;
  }
}
