package dev.touchstone.score.tree;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.scorecard.Scorecard.MinimumParts;
import dev.touchstone.score.rule.ReadableNumbers;

/**
 * Which of its children a group cannot do without: so many of those that apply to the partner and
 * have a weight, and certain ones by themselves.
 *
 * @param first the group's first child
 * @param required by child
 */
public record Presence(MinimumParts minimum, int first, boolean[] required) {
  static final Presence ALL_OPTIONAL = new Presence(new MinimumParts.Count(1), 0, new boolean[0]);
  private static final double NOISE = 1e-9;

  static Presence of(Scorecard.Group group, int first) {
    var required = new boolean[group.children().size()];
    for (int i = 0; i < required.length; i++) {
      required[i] = group.children().get(i) instanceof Scorecard.Group child && child.required();
    }
    return new Presence(group.minimumParts(), first, required);
  }

  /** Whether there is more to ask for than any child at all. */
  public boolean demanding() {
    for (boolean one : required) {
      if (one) {
        return true;
      }
    }
    return !(minimum instanceof MinimumParts.Count(int parts) && parts == 1);
  }

  /** Takes the points from partners that lack too much. */
  void check(double[][] points, double[] weights, double[][] shares, double[] own) {
    for (int i = 0; i < own.length; i++) {
      if (!Double.isNaN(own[i]) && !shortfall(points, weights, shares, i).isEmpty()) {
        own[i] = Double.NaN;
      }
    }
  }

  /** What is lacking, for a sentence; empty if nothing is. */
  String shortfall(double[][] points, double[] weights, double[][] shares, int partner) {
    int applicable = 0;
    int present = 0;
    for (int child = 0; child < required.length; child++) {
      int node = first + child;
      boolean applies = shares.length == 0 || !Double.isNaN(shares[node][partner]);
      boolean has = !Double.isNaN(points[node][partner]);
      if (required[child] && applies && !has) {
        return "a required part has no points";
      }
      if (weights[node] > 0 && applies) {
        applicable++;
        present += has ? 1 : 0;
      }
    }
    double needed =
        switch (minimum) {
          case MinimumParts.Count(int parts) -> parts;
          case MinimumParts.Share(var share) -> share.doubleValue() * applicable;
        };
    return present >= needed - NOISE
        ? ""
        : "%d of %d parts have points, and %s are needed"
            .formatted(present, applicable, ReadableNumbers.upTo(Math.ceil(needed - NOISE), 0));
  }
}
