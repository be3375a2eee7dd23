package dev.touchstone.statistics;

import java.util.function.IntToDoubleFunction;

/**
 * The nine sample quantiles of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The
 * American Statistician 50 (1996), as R numbers and computes them.
 */
public final class Quantile {
  private static final double NOISE = 4 * Math.ulp(1.0);

  private Quantile() {}

  /**
   * @param sorted ascending; an empty sample gives NaN
   * @param share 0..1
   * @param type 1 to 9
   */
  public static double of(double[] sorted, double share, int type) {
    return of(place -> sorted[place], sorted.length, share, type);
  }

  /** The quantile of the values with their signs changed, with its sign changed back. */
  public static double fromTop(double[] sorted, double share, int type) {
    return of(place -> sorted[sorted.length - 1 - place], sorted.length, share, type);
  }

  private static double of(IntToDoubleFunction values, int n, double share, int type) {
    if (n == 0) {
      return Double.NaN;
    }
    double place = place(n, share, type);
    int whole = (int) Math.floor(place + NOISE);
    double rest = rest(place - whole, whole, type);
    double first = values.applyAsDouble(Math.clamp(whole, 1, n) - 1);
    double next = values.applyAsDouble(Math.clamp(whole + 1, 1, n) - 1);
    return rest == 0 ? first : first + rest * (next - first);
  }

  /** Where the quantile stands among the values counted from 1. */
  private static double place(int n, double share, int type) {
    return switch (type) {
      case 1, 2, 4 -> n * share;
      case 3 -> n * share - 0.5;
      case 5 -> n * share + 0.5;
      case 6 -> (n + 1) * share;
      case 7 -> (n - 1) * share + 1;
      case 8 -> (n + 1 / 3.0) * share + 1 / 3.0;
      case 9 -> (n + 0.25) * share + 0.375;
      default -> throw new IllegalArgumentException("Quantile types are numbered 1 to 9: " + type);
    };
  }

  /** How far on to the next value. */
  private static double rest(double rest, int whole, int type) {
    boolean exact = Math.abs(rest) < NOISE;
    return switch (type) {
      case 1 -> exact ? 0 : 1;
      case 2 -> exact ? 0.5 : 1;
      case 3 -> exact && whole % 2 == 0 ? 0 : 1;
      default -> exact ? 0 : rest;
    };
  }
}
