package dev.touchstone.robustness;

import java.util.function.DoubleUnaryOperator;

/** Areas under curves by Simpson's rule, to hold draws against what distributions say. */
final class Integral {
  private static final int STEPS = 20_000;

  private Integral() {}

  static double of(DoubleUnaryOperator f, double from, double to) {
    double h = (to - from) / STEPS;
    double sum = f.applyAsDouble(from) + f.applyAsDouble(to);
    for (int i = 1; i < STEPS; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * f.applyAsDouble(from + i * h);
    }
    return sum * h / 3;
  }

  static double normalBelow(double z) {
    return of(x -> Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI), -12, z);
  }
}
