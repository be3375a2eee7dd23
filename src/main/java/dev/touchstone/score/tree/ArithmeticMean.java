package dev.touchstone.score.tree;

import java.util.Arrays;

/** The weighted mean of the children present. */
public record ArithmeticMean() implements Aggregator {
  public static final ArithmeticMean INSTANCE = new ArithmeticMean();

  @Override
  public void over(double[][] columns, double[] weights, int first, int end, double[] into) {
    var total = new double[into.length];
    Arrays.fill(into, 0);
    for (int child = first; child < end; child++) {
      if (weights[child] > 0) {
        add(columns[child], weights[child], into, total);
      }
    }
    for (int i = 0; i < into.length; i++) {
      into[i] = total[i] > 0 ? into[i] / total[i] : Double.NaN;
    }
  }

  /** Without a call or a branch inside the loop, so that the compiler can use vectors. */
  private static void add(double[] column, double weight, double[] sum, double[] total) {
    for (int i = 0; i < sum.length; i++) {
      double points = column[i];
      boolean present = !Double.isNaN(points);
      sum[i] += present ? weight * points : 0;
      total[i] += present ? weight : 0;
    }
  }
}
