package dev.touchstone.score.rule;

/** What is the next thing worth reaching on one KPI, by its rule. */
public sealed interface Next {
  Next NONE = new None();

  /** There is nothing left to reach, or nobody can say what it would be worth. */
  record None() implements Next {}

  /** A value of its own, whatever the others have. */
  record Value(double value) implements Next {}

  /**
   * A step past the peers, if these stay where they are.
   *
   * @param points what it then has
   * @param words what it takes, e.g. {@code passing one in ten of its peers}
   */
  record PastPeers(double points, String words) implements Next {}

  /** A step of so many points past the peers; none at the scale's end. */
  static Next past(Span span, double points, double more, String words) {
    return points >= span.to() ? NONE : new PastPeers(Math.min(span.to(), points + more), words);
  }
}
