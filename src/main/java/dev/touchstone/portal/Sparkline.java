package dev.touchstone.portal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A trend drawn small, as an SVG path in a box of {@value #WIDTH} by {@value #HEIGHT}. Periods
 * without a value are gaps, never zeros and never bridged.
 *
 * @param path empty where there are fewer than two values
 * @param words the same for people who hear the page
 */
record Sparkline(String path, double lastX, double lastY, boolean drawn, String words) {
  static final int WIDTH = 96;
  static final int HEIGHT = 28;
  private static final int EDGE = 4;

  /** The least a sparkline spans from bottom to top, so that small moves look small. */
  private static final double LEAST_SPAN = 12;

  static Sparkline of(List<Double> values, int digits) {
    var known = values.stream().filter(value -> !value.isNaN()).toList();
    var words =
        known.isEmpty()
            ? "No scores yet"
            : "Trend: "
                + values.stream()
                    .map(value -> value.isNaN() ? "none" : Figures.fixed(value, digits))
                    .collect(Collectors.joining(", "));
    if (known.size() < 2) {
      return new Sparkline("", 0, 0, false, words);
    }
    double low = known.stream().mapToDouble(it -> it).min().orElse(0);
    double high = known.stream().mapToDouble(it -> it).max().orElse(0);
    double pad = Math.max(0, LEAST_SPAN - (high - low)) / 2;
    double from = low - pad;
    double span = high - low + 2 * pad;
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
      x = EDGE + (double) i * (WIDTH - 2 * EDGE) / Math.max(1, values.size() - 1);
      y = HEIGHT - EDGE - (value - from) / span * (HEIGHT - 2 * EDGE);
      path.append(String.format(Locale.ROOT, "%s%.1f %.1f", pen ? "L" : "M", x, y));
      pen = true;
    }
    return new Sparkline(path.toString(), round(x), round(y), true, words);
  }

  private static double round(double number) {
    return Math.round(number * 10) / 10.0;
  }
}
