package dev.touchstone.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class SobolTests {
  private static final int ROWS = 40_000;

  private static Sobol.Interval[] indices(ToDoubleFunction<double[]> model, int factors) {
    var random = new SplittableRandom(1);
    var one = draw(random, factors);
    var other = draw(random, factors);
    var found = new Sobol.Interval[factors];
    for (int f = 0; f < factors; f++) {
      var mixed = new double[ROWS];
      for (int row = 0; row < ROWS; row++) {
        var x = one[row].clone();
        x[f] = other[row][f];
        mixed[row] = model.applyAsDouble(x);
      }
      found[f] =
          Sobol.of(
              Arrays.stream(one).mapToDouble(model).toArray(),
              Arrays.stream(other).mapToDouble(model).toArray(),
              mixed,
              20,
              random);
    }
    return found;
  }

  private static double[][] draw(SplittableRandom random, int factors) {
    var drawn = new double[ROWS][factors];
    for (var row : drawn) {
      Arrays.setAll(row, f -> random.nextDouble());
    }
    return drawn;
  }

  /** Ishigami and Homma (1990) with a = 7, b = 0.1: the indices are known in closed form. */
  @Test
  void ishigamisFunctionHasItsKnownIndices() {
    var found =
        indices(
            u -> {
              double x = Math.PI * (2 * u[0] - 1);
              double y = Math.PI * (2 * u[1] - 1);
              double z = Math.PI * (2 * u[2] - 1);
              return Math.sin(x)
                  + 7 * Math.pow(Math.sin(y), 2)
                  + 0.1 * Math.pow(z, 4) * Math.sin(x);
            },
            3);
    double[] first = {0.3139, 0.4424, 0};
    double[] total = {0.5576, 0.4424, 0.2437};
    for (int f = 0; f < 3; f++) {
      assertThat(found[f].index().first()).isCloseTo(first[f], within(0.03));
      assertThat(found[f].index().total()).isCloseTo(total[f], within(0.03));
      assertThat(found[f].low().total()).isLessThanOrEqualTo(found[f].index().total() + 0.02);
      assertThat(found[f].high().total()).isGreaterThanOrEqualTo(found[f].index().total() - 0.02);
    }
  }

  @Test
  void aSumOfIndependentPartsIsExplainedByThemAlone() {
    var found = indices(u -> 1000 + 3 * u[0] + 4 * u[1], 2);
    assertThat(found[0].index().first()).isCloseTo(9 / 25.0, within(0.02));
    assertThat(found[1].index().first()).isCloseTo(16 / 25.0, within(0.02));
    assertThat(found[0].index().total()).isCloseTo(9 / 25.0, within(0.02));
  }

  @Test
  void whatDoesNotVaryHasNoIndices() {
    double[] y = {2, 2, 2};
    assertThat(Sobol.of(y, y, y, 0)).isEqualTo(Sobol.NONE);
    double[] none = {};
    assertThat(Sobol.of(none, none, none, 0)).isEqualTo(Sobol.NONE);
  }
}
