package dev.touchstone.score.explanation;

/**
 * What a part adds to the score.
 *
 * @param factor per point of the part; NaN where its points make no proportion
 * @param amount in points of the score
 */
record ContributionFactor(double factor, double amount) {
  static final ContributionFactor NONE = new ContributionFactor(0, 0);

  static ContributionFactor ofRoot(double points) {
    return new ContributionFactor(1, points);
  }

  static ContributionFactor ofFactor(double factor, double points) {
    return new ContributionFactor(factor, factor * points);
  }

  static ContributionFactor ofAmount(double amount, double points) {
    return new ContributionFactor(points == 0 ? Double.NaN : amount / points, amount);
  }
}
