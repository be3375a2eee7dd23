package dev.touchstone.portal;

import dev.touchstone.publication.Method;
import dev.touchstone.publication.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A line over periods with the bands behind it. Places across are percent, so that it stretches
 * without a script; places down are pixels of a box {@value #HEIGHT} high. A period without a score
 * is a gap, never a zero and never bridged; what came after the chosen period is drawn pale.
 *
 * @param ticks numbers beside the box
 * @param chosenX where the chosen period stands
 */
record TrendChart(
    List<Zone> zones,
    List<Tick> ticks,
    List<Stroke> strokes,
    List<Dot> dots,
    List<Label> labels,
    double chosenX) {
  static final int HEIGHT = 200;

  private static final int MOST_LABELS = 5;
  private static final int LEAST_FOR_A_TITLE = 16;

  /** How far labels stand from each other in a narrow window, in percent of its width. */
  private static final int APART = 45;

  /**
   * @param title empty where the zone is too low to write in
   */
  record Zone(int level, String title, double y, double height) {
    public double middle() {
      return tenth(y + height / 2 + 4);
    }
  }

  record Tick(String text, double y) {}

  record Stroke(double x1, double y1, double x2, double y2, boolean later) {}

  record Dot(String text, double x, double y, int level, boolean chosen, boolean later) {
    /** Where its number stands: above it, or below it at the upper edge. */
    public double textY() {
      return tenth(y < 24 ? y + 20 : y - 12);
    }

    /** The numbers at the ends stand inside the box. */
    public String anchor() {
      return x < 8 ? "start" : x > 92 ? "end" : "middle";
    }
  }

  /**
   * @param crowded whether a narrow window has no room for it beside the others
   */
  record Label(String text, double x, boolean chosen, boolean crowded) {
    public String anchor() {
      return x < 8 ? "start" : x > 92 ? "end" : "middle";
    }
  }

  /**
   * @param history results of all periods, oldest first
   * @param labels of the periods
   * @param chosen the one the page is about
   */
  static TrendChart of(Method method, List<Result> history, List<String> labels, int chosen) {
    var window = Window.of(method, history);
    var strokes = new ArrayList<Stroke>();
    var dots = new ArrayList<Dot>();
    var before = OptionalDouble.empty();
    for (int i = 0; i < history.size(); i++) {
      if (!(history.get(i) instanceof Result.Scored scored)) {
        before = OptionalDouble.empty();
        continue;
      }
      double y = window.y(scored.score().doubleValue());
      if (before.isPresent()) {
        strokes.add(
            new Stroke(
                x(i - 1, history.size()),
                before.getAsDouble(),
                x(i, history.size()),
                y,
                i > chosen));
      }
      before = OptionalDouble.of(y);
      dots.add(
          new Dot(
              Figures.fixed(scored.score(), method.decimals()),
              x(i, history.size()),
              y,
              BandView.of(method, scored).level(),
              i == chosen,
              i > chosen));
    }
    return new TrendChart(
        zones(method, window),
        window.ticks(),
        List.copyOf(strokes),
        List.copyOf(dots),
        labels(labels, chosen),
        x(chosen, history.size()));
  }

  private static List<Zone> zones(Method method, Window window) {
    return method.bands().stream()
        .filter(
            band -> band.from().doubleValue() < window.to && band.to().doubleValue() > window.from)
        .map(
            band -> {
              double top = window.y(Math.min(band.to().doubleValue(), window.to));
              double bottom = window.y(Math.max(band.from().doubleValue(), window.from));
              var view = BandView.of(method, band.id());
              return new Zone(
                  view.level(),
                  bottom - top < LEAST_FOR_A_TITLE ? "" : view.title(),
                  top,
                  tenth(bottom - top));
            })
        .toList();
  }

  /** The chosen period's, and as many others as there is room for. */
  private static List<Label> labels(List<String> labels, int chosen) {
    int size = labels.size();
    int step = Math.ceilDiv(size, MOST_LABELS);
    var shown =
        IntStream.range(0, size)
            .filter(
                i -> i == chosen || (Math.abs(i - chosen) >= step && (size - 1 - i) % step == 0))
            .toArray();
    var alone = new ArrayList<Double>(List.of(x(chosen, size)));
    var drawn = new ArrayList<Label>();
    for (int i : shown) {
      double x = x(i, size);
      boolean crowded = i != chosen && alone.stream().anyMatch(at -> Math.abs(x - at) < APART);
      if (!crowded) {
        alone.add(x);
      }
      drawn.add(new Label(labels.get(i), x, i == chosen, crowded));
    }
    return List.copyOf(drawn);
  }

  private static double x(int position, int size) {
    return size == 1 ? 50 : tenth(2 + 96.0 * position / (size - 1));
  }

  static double tenth(double number) {
    return Math.round(number * 10) / 10.0;
  }

  /** The part of the scale that is drawn: what the line needs and a little more, in tens. */
  private record Window(double from, double to, double step) {
    static Window of(Method method, List<Result> history) {
      double bottom = method.scaleFrom().doubleValue();
      double top = method.scaleTo().doubleValue();
      double span = top - bottom;
      double step = span / 10;
      double low = top;
      double high = bottom;
      for (var result : history) {
        if (result instanceof Result.Scored scored) {
          low = Math.min(low, scored.score().doubleValue());
          high = Math.max(high, scored.score().doubleValue());
        }
      }
      double from = bottom + Math.floor((low - span * 0.08 - bottom) / step) * step;
      double to = bottom + Math.ceil((high + span * 0.08 - bottom) / step) * step;
      return new Window(Math.max(bottom, from), Math.min(top, to), step);
    }

    double y(double score) {
      double share = (Math.clamp(score, from, to) - from) / (to - from);
      return tenth(HEIGHT - share * HEIGHT);
    }

    List<Tick> ticks() {
      double every = (to - from) / step > 5 ? 2 * step : step;
      var ticks = new ArrayList<Tick>();
      for (double at = from; at <= to + step / 1_000; at += every) {
        ticks.add(new Tick(Figures.plain(java.math.BigDecimal.valueOf(at), 2), y(at)));
      }
      return List.copyOf(ticks);
    }
  }
}
