package dev.touchstone.score;

/**
 * What a part adds to the score.
 *
 * @param factor per point of the part; NaN where its points make no proportion
 * @param amount in points of the score
 */
record Stake(double factor, double amount) {
  /** Of what is left out, and of everything where there is no score. */
  static final Stake NONE = new Stake(0, 0);

  static Stake ofRoot(double points) {
    return new Stake(1, points);
  }

  static Stake ofFactor(double factor, double points) {
    return new Stake(factor, factor * points);
  }

  static Stake ofAmount(double amount, double points) {
    return new Stake(points == 0 ? Double.NaN : amount / points, amount);
  }
}
