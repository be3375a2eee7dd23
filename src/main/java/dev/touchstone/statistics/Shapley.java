package dev.touchstone.statistics;

import java.util.BitSet;
import java.util.function.ToDoubleFunction;

/**
 * Shares a difference among the things that changed, whatever the function: each gets the mean of
 * what its change does over orders in which the changes can happen (Shapley 1953). All orders for a
 * few things; for many, one order and the same backwards. Either way the shares add up to the
 * difference, and change their signs when before and after are exchanged.
 */
public final class Shapley {
  private Shapley() {}

  /**
   * @param changed the value if these things have changed and the others have not
   * @param every whether to go through all orders; time doubles with every thing
   * @return one share per thing; NaN where some state between has no value
   */
  public static double[] shares(int things, ToDoubleFunction<BitSet> changed, boolean every) {
    return every ? allOrders(things, changed) : twoOrders(things, changed);
  }

  private static double[] allOrders(int things, ToDoubleFunction<BitSet> changed) {
    var values = new double[1 << things];
    for (int set = 0; set < values.length; set++) {
      values[set] = changed.applyAsDouble(BitSet.valueOf(new long[] {set}));
    }
    // weights[k]: the share of orders in which a thing comes after exactly k given others.
    var weights = new double[things];
    for (int k = 0; k < things; k++) {
      weights[k] = k == 0 ? 1.0 / things : weights[k - 1] * k / (things - k);
    }
    var shares = new double[things];
    for (int set = 0; set < values.length; set++) {
      for (int thing = 0; thing < things; thing++) {
        if ((set & 1 << thing) == 0) {
          shares[thing] +=
              weights[Integer.bitCount(set)] * (values[set | 1 << thing] - values[set]);
        }
      }
    }
    return shares;
  }

  private static double[] twoOrders(int things, ToDoubleFunction<BitSet> changed) {
    var shares = new double[things];
    for (boolean forward : new boolean[] {true, false}) {
      var set = new BitSet(things);
      double value = changed.applyAsDouble(set);
      for (int step = 0; step < things; step++) {
        int thing = forward ? step : things - 1 - step;
        set.set(thing);
        double next = changed.applyAsDouble(set);
        shares[thing] += (next - value) / 2;
        value = next;
      }
    }
    return shares;
  }
}
