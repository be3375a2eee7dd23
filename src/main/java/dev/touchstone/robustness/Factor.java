package dev.touchstone.robustness;

/** One thing that each replication decides at random. */
sealed interface Factor {
  String id();

  String title();

  /** The one replication with this factor decided as in the other. */
  Replication mixed(Replication one, Replication other);

  record OfDoubt(Doubt doubt) implements Factor {
    @Override
    public String id() {
      return doubt.key();
    }

    @Override
    public String title() {
      return doubt.title();
    }

    @Override
    public Replication mixed(Replication one, Replication other) {
      return switch (doubt) {
        case SCORE, AGGREGATE, OUTLIERS, WHEN_MISSING -> {
          var choices = one.choices().clone();
          choices[doubt.ordinal()] = other.choices()[doubt.ordinal()];
          yield new Replication(choices, one.weights(), one.errors());
        }
        case WEIGHTS -> new Replication(one.choices(), other.weights(), one.errors());
        case VALUES -> new Replication(one.choices(), one.weights(), other.errors());
      };
    }
  }

  /**
   * @param node in the order of {@link dev.touchstone.score.replay.Kernel#nodes}
   */
  record OfWeight(int node, String id, String title) implements Factor {
    @Override
    public Replication mixed(Replication one, Replication other) {
      var weights = one.weights().clone();
      weights[node] = other.weights()[node];
      return new Replication(one.choices(), weights, one.errors());
    }
  }
}
