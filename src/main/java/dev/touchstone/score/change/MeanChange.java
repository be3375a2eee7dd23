package dev.touchstone.score.change;

import dev.touchstone.score.change.TreeChange.Split;
import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Change.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The change of a weighted mean, exactly. On the way from before to after the children that go are
 * left out first, then points and weights of those that stay move, then those that come are let in;
 * backwards it is the same way.
 *
 * <p>With phi of {@link MeanMap}, V a child's share among those that stay, M their mean and S =
 * (phi(M1) - phi(M0)) / (M1 - M0): points give mean V times the change of phi(x), over S; weights
 * give mean phi(x) times the change of V, over S. For the arithmetic mean that is W ds + s dW of
 * means; for the geometric one the logarithmic mean Divisia index (Ang 2004, doi
 * 10.1016/S0301-4215(03)00076-4), and the same for harmonic and power means. A child that goes or
 * comes gives its share times its distance from the mean of those that stay.
 */
final class MeanChange {
  private final MatchedGroup family;
  private final MeanMap map;
  private final double[] slopes;
  private final List<Line> lines = new ArrayList<>();

  private MeanChange(MatchedGroup family, MeanMap map) {
    this.family = family;
    this.map = map;
    this.slopes = new double[family.pairs().size()];
  }

  /** Empty where the formula does not hold: another mean than before, or points at zero. */
  static Optional<Split> of(MatchedGroup family) {
    var older = MeanMap.of(family.before().tree().aggregator(family.was()));
    var newer = MeanMap.of(family.after().tree().aggregator(family.is()));
    if (older.isEmpty() || !older.equals(newer)) {
      return Optional.empty();
    }
    var change = new MeanChange(family, newer.orElseThrow());
    if (!change.holds()) {
      return Optional.empty();
    }
    change.split();
    return Optional.of(new Split(change.slopes, change.lines));
  }

  private boolean holds() {
    if (!map.holds(family.pointsBefore()) || !map.holds(family.pointsAfter())) {
      return false;
    }
    for (var pair : family.pairs()) {
      if ((family.presentBefore(pair) && !map.holds(was(pair)))
          || (family.presentAfter(pair) && !map.holds(is(pair)))) {
        return false;
      }
    }
    return true;
  }

  /** What the child's points counted as. */
  private double was(MatchedGroup.Pair pair) {
    return map.counted(family.before().points(pair.was()));
  }

  private double is(MatchedGroup.Pair pair) {
    return map.counted(family.after().points(pair.is()));
  }

  private double weightBefore(MatchedGroup.Pair pair) {
    return family.presentBefore(pair) ? family.before().weight(pair.was()) : 0;
  }

  private double weightAfter(MatchedGroup.Pair pair) {
    return family.presentAfter(pair) ? family.after().weight(pair.is()) : 0;
  }

  private void split() {
    double allBefore = 0;
    double allAfter = 0;
    double stayBefore = 0;
    double stayAfter = 0;
    double phiBefore = 0;
    double phiAfter = 0;
    for (var pair : family.pairs()) {
      allBefore += weightBefore(pair);
      allAfter += weightAfter(pair);
      if (family.stays(pair)) {
        stayBefore += weightBefore(pair);
        stayAfter += weightAfter(pair);
        phiBefore += weightBefore(pair) * map.phi(was(pair));
        phiAfter += weightAfter(pair) * map.phi(is(pair));
      }
    }
    if (stayBefore == 0) {
      replaced(allBefore, allAfter);
      return;
    }
    double meanBefore = map.inverse(phiBefore / stayBefore);
    double meanAfter = map.inverse(phiAfter / stayAfter);
    double steep = map.steepness(meanBefore, meanAfter);
    // Logarithms and powers have no zero of their own: weights count from the mean.
    double zero = map.plain() ? 0 : (map.phi(meanBefore) + map.phi(meanAfter)) / 2;
    for (int child = 0; child < slopes.length; child++) {
      var pair = family.pairs().get(child);
      if (family.stays(pair)) {
        double shareBefore = weightBefore(pair) / stayBefore;
        double shareAfter = weightAfter(pair) / stayAfter;
        slopes[child] =
            (shareBefore + shareAfter)
                / 2
                * map.steepness(was(pair), is(pair))
                * map.scale()
                / steep;
        double level = (map.phi(was(pair)) + map.phi(is(pair))) / 2 - zero;
        double byWeight = level * (shareAfter - shareBefore) / steep;
        lines.add(family.line(pair, Kind.WEIGHTS, byWeight));
      } else if (family.presentBefore(pair)) {
        double gap = (map.phi(meanBefore) - map.phi(was(pair))) * weightBefore(pair) / allBefore;
        double steepness = map.steepness(family.pointsBefore(), meanBefore);
        lines.add(family.cameOrWent(pair, gap / steepness));
      } else if (family.presentAfter(pair)) {
        double gap = (map.phi(is(pair)) - map.phi(meanAfter)) * weightAfter(pair) / allAfter;
        double steepness = map.steepness(meanAfter, family.pointsAfter());
        lines.add(family.cameOrWent(pair, gap / steepness));
      }
    }
  }

  /** Nobody stays: the old children take their parts with them, the new ones bring theirs. */
  private void replaced(double allBefore, double allAfter) {
    for (var pair : family.pairs()) {
      double lost = part(weightBefore(pair) / allBefore, was(pair), family.pointsBefore());
      double won = part(weightAfter(pair) / allAfter, is(pair), family.pointsAfter());
      if (family.presentBefore(pair)) {
        lines.add(family.cameOrWent(pair, -lost));
      } else if (family.presentAfter(pair)) {
        lines.add(family.cameOrWent(pair, won));
      }
    }
  }

  private double part(double share, double points, double mean) {
    return map.plain() ? share * points : share * mean;
  }
}
