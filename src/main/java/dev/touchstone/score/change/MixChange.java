package dev.touchstone.score.change;

import dev.touchstone.score.change.TreeChange.Split;
import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Change.Line;
import dev.touchstone.score.tree.Aggregator;
import dev.touchstone.score.tree.ArithmeticMean;
import dev.touchstone.score.tree.Combination;
import dev.touchstone.score.tree.CopelandScore;
import dev.touchstone.score.tree.PowerMean;
import dev.touchstone.statistics.Shapley;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The change of a group's points where no mean's formula holds: duels, formulas, zeros under a
 * geometric mean, another aggregation than before. Whatever changed (each child, the weights, the
 * aggregation, everybody else in a duel) gets its {@link Shapley} share.
 */
final class MixChange {
  private static final int MOST_WORK = 1 << 18;
  private static final int MOST_THINGS = 12;

  private final MatchedGroup family;
  private final Aggregator older;
  private final Aggregator newer;
  private final List<Thing> things = new ArrayList<>();
  private final Map<PartnerState, double[][]> duels = new HashMap<>();

  /** What changed. */
  private sealed interface Thing {
    record Child(int at) implements Thing {}

    record Weights() implements Thing {}

    record Method() implements Thing {}

    record Others() implements Thing {}
  }

  private MixChange(MatchedGroup family) {
    this.family = family;
    this.older = family.before().tree().aggregator(family.was());
    this.newer = family.after().tree().aggregator(family.is());
    for (int at = 0; at < family.pairs().size(); at++) {
      var pair = family.pairs().get(at);
      double was = family.before().points(pair.was());
      double is = family.after().points(pair.is());
      if (Double.compare(was, is) != 0) {
        things.add(new Thing.Child(at));
      }
    }
    if (family.pairs().stream().anyMatch(this::otherWeight)) {
      things.add(new Thing.Weights());
    }
    if (!older.equals(newer)) {
      things.add(new Thing.Method());
    }
    if (duels()) {
      things.add(new Thing.Others());
    }
  }

  /** Empty where some state between before and after has no points. */
  static Optional<Split> of(MatchedGroup family) {
    return new MixChange(family).split();
  }

  private boolean otherWeight(MatchedGroup.Pair pair) {
    return pair.was() >= 0
        && pair.is() >= 0
        && family.before().weight(pair.was()) != family.after().weight(pair.is());
  }

  private boolean duels() {
    return older instanceof CopelandScore || newer instanceof CopelandScore;
  }

  private Optional<Split> split() {
    int work = duels() ? family.after().scores().population().size() * family.pairs().size() : 1;
    boolean every = things.size() <= MOST_THINGS && (long) work << things.size() <= MOST_WORK;
    var shares = Shapley.shares(things.size(), this::points, every);
    if (Arrays.stream(shares).anyMatch(share -> !Double.isFinite(share))) {
      return Optional.empty();
    }
    var slopes = new double[family.pairs().size()];
    var lines = new ArrayList<Line>();
    for (int i = 0; i < shares.length; i++) {
      switch (things.get(i)) {
        case Thing.Child(int at) -> child(at, shares[i], slopes, lines);
        case Thing.Weights weights -> lines.add(whole(Kind.WEIGHTS, shares[i]));
        case Thing.Method method -> lines.add(whole(Kind.METHOD, shares[i]));
        case Thing.Others others -> lines.add(whole(Kind.PEERS, shares[i]));
      }
    }
    return Optional.of(new Split(slopes, lines));
  }

  private void child(int at, double share, double[] slopes, List<Line> lines) {
    var pair = family.pairs().get(at);
    double by = family.after().points(pair.is()) - family.before().points(pair.was());
    if (Double.isNaN(by)) {
      lines.add(family.cameOrWent(pair, share));
    } else {
      slopes[at] = share / by;
    }
  }

  private Line whole(Kind kind, double points) {
    var group = family.after().node(family.is());
    return new Line(group.id(), group.title(), kind, points, "");
  }

  /** The group's points if these things have changed and the others have not. */
  private double points(BitSet changed) {
    var method = moved(new Thing.Method(), changed) ? newer : older;
    var own = new double[family.pairs().size()];
    var weights = new double[own.length];
    for (int at = 0; at < own.length; at++) {
      var pair = family.pairs().get(at);
      own[at] =
          moved(new Thing.Child(at), changed)
              ? family.after().points(pair.is())
              : family.before().points(pair.was());
      boolean then = pair.is() < 0 || (pair.was() >= 0 && !moved(new Thing.Weights(), changed));
      weights[at] = then ? family.before().weight(pair.was()) : family.after().weight(pair.is());
    }
    return switch (method) {
      case CopelandScore duel -> {
        var side = moved(new Thing.Others(), changed) ? family.after() : family.before();
        var columns = duels.computeIfAbsent(side, this::columns);
        for (int at = 0; at < own.length; at++) {
          columns[at][side.partner()] = own[at];
        }
        yield duel.points(columns, weights, side.partner());
      }
      case Combination formula -> alone(formula, inOrder(own, method == newer));
      case ArithmeticMean mean -> alone(mean, own, weights);
      case PowerMean mean -> alone(mean, own, weights);
    };
  }

  private boolean moved(Thing thing, BitSet changed) {
    int at = things.indexOf(thing);
    return at >= 0 && changed.get(at);
  }

  /** A formula finds its parts by their place among the children of its own tree. */
  private double[] inOrder(double[] own, boolean inNewer) {
    var tree = inNewer ? family.after().tree() : family.before().tree();
    int group = inNewer ? family.is() : family.was();
    var ordered = new double[tree.end(group) - tree.first(group)];
    for (int at = 0; at < own.length; at++) {
      var pair = family.pairs().get(at);
      int place = (inNewer ? pair.is() : pair.was()) - tree.first(group);
      if ((inNewer ? pair.is() : pair.was()) >= 0) {
        ordered[place] = own[at];
      }
    }
    return ordered;
  }

  private static double alone(Combination formula, double[] own) {
    return alone(formula, own, new double[own.length]);
  }

  private static double alone(Aggregator aggregator, double[] own, double[] weights) {
    var columns = new double[own.length][];
    Arrays.setAll(columns, at -> new double[] {own[at]});
    var into = new double[1];
    aggregator.over(columns, weights, 0, own.length, into);
    return into[0];
  }

  /** Everybody's points by child; those of the partner itself are put in for each state. */
  private double[][] columns(PartnerState side) {
    var columns = new double[family.pairs().size()][];
    for (int at = 0; at < columns.length; at++) {
      var pair = family.pairs().get(at);
      int node = side == family.before() ? pair.was() : pair.is();
      columns[at] = node < 0 ? none(side) : side.scores().points()[node].clone();
    }
    return columns;
  }

  private static double[] none(PartnerState side) {
    var none = new double[side.scores().population().size()];
    Arrays.fill(none, Double.NaN);
    return none;
  }
}
