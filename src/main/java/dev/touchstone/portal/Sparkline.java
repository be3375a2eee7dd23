package dev.touchstone.portal;

import dev.touchstone.publication.Method;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A trend drawn small, as an SVG path in a box of {@value #WIDTH} by {@value #HEIGHT}. Periods
 * without a value are gaps, never zeros and never bridged. Lines that stand above each other share
 * a {@link Scale}, so that they can be compared.
 *
 * @param path empty where there are fewer than two values
 * @param bounds heights at which bands meet
 * @param words the same for people who hear the page
 */
record Sparkline(
    String path, double lastX, double lastY, List<Double> bounds, boolean drawn, String words) {
  static final int WIDTH = 96;
  static final int HEIGHT = 28;
  private static final int EDGE = 4;

  /**
   * What a line spans from bottom to top.
   *
   * @param bounds where bands meet
   */
  record Scale(double from, double to, List<Double> bounds) {
    /** The least a scale spans, as a share of the scorecard's, so that small moves look small. */
    private static final double LEAST_SHARE = 0.12;

    /** All of the scorecard's scale. */
    static Scale whole(Method method) {
      return new Scale(
          method.scaleFrom().doubleValue(), method.scaleTo().doubleValue(), bounds(method));
    }

    /** From the lowest to the highest of all these lines. */
    static Scale common(Method method, List<List<Double>> lines) {
      var range =
          lines.stream()
              .flatMap(List::stream)
              .filter(it -> !it.isNaN())
              .mapToDouble(Double::doubleValue)
              .summaryStatistics();
      if (range.getCount() == 0) {
        return whole(method);
      }
      double least = method.scaleTo().subtract(method.scaleFrom()).doubleValue() * LEAST_SHARE;
      double pad = Math.max(0, least - (range.getMax() - range.getMin())) / 2;
      return new Scale(range.getMin() - pad, range.getMax() + pad, bounds(method));
    }

    private static List<Double> bounds(Method method) {
      return method.bands().stream()
          .map(band -> band.from().doubleValue())
          .filter(it -> it > method.scaleFrom().doubleValue())
          .toList();
    }

    double y(double value) {
      double share = (Math.clamp(value, from, to) - from) / (to - from);
      return tenth(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE));
    }
  }

  static Sparkline of(List<Double> values, int digits, Scale scale) {
    var known = values.stream().filter(value -> !value.isNaN()).toList();
    var words =
        known.isEmpty()
            ? "No scores yet"
            : "Trend: "
                + values.stream()
                    .map(value -> value.isNaN() ? "none" : Figures.fixed(value, digits))
                    .collect(Collectors.joining(", "));
    if (known.size() < 2) {
      return new Sparkline("", 0, 0, List.of(), false, words);
    }
    var path = new StringBuilder();
    boolean pen = false;
    double x = 0;
    double y = 0;
    for (int i = 0; i < values.size(); i++) {
      double value = values.get(i);
      if (Double.isNaN(value)) {
        pen = false;
        continue;
      }
      x = tenth(EDGE + (double) i * (WIDTH - 2 * EDGE) / Math.max(1, values.size() - 1));
      y = scale.y(value);
      path.append(pen ? 'L' : 'M').append(x).append(' ').append(y);
      pen = true;
    }
    var bounds =
        scale.bounds().stream()
            .filter(it -> it > scale.from() && it < scale.to())
            .map(scale::y)
            .toList();
    return new Sparkline(path.toString(), x, y, bounds, true, words);
  }

  private static double tenth(double number) {
    return Math.round(number * 10) / 10.0;
  }
}
