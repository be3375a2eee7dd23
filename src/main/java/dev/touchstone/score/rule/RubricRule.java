package dev.touchstone.score.rule;

import dev.touchstone.definition.valuation.Scoring;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of half-open steps: the points of the last step whose lower bound the value reaches. The
 * first step has no lower bound and takes all the rest. The table itself says which direction is
 * better.
 *
 * @param bounds lower bounds of the second step and on, ascending
 */
record RubricRule(Span span, double[] bounds, double[] points, List<String> titles)
    implements Rule {
  static RubricRule of(Span span, Scoring.Rubric rubric) {
    var steps = rubric.steps();
    var bounds = new double[steps.size() - 1];
    var points = new double[steps.size()];
    var titles = new ArrayList<String>();
    for (int i = 0; i < points.length; i++) {
      var step = steps.get(i);
      points[i] = span.clip(step.points().doubleValue());
      titles.add(step.title());
      if (i > 0) {
        bounds[i - 1] = step.from().doubleValue();
      }
    }
    return new RubricRule(span, bounds, points, List.copyOf(titles));
  }

  private int step(double value) {
    int step = 0;
    while (step < bounds.length && value >= bounds[step]) {
      step++;
    }
    return step;
  }

  @Override
  public double points(double value, double target, Distribution peers, int others) {
    return points[step(value)];
  }

  /** The nearest step with more points, upward if there is one: a table may rise either way. */
  @Override
  public Next next(double value, double target, double has, double unit) {
    int here = step(value);
    for (int above = here + 1; above < points.length; above++) {
      if (points[above] > has) {
        return new Next.Value(bounds[above - 1]);
      }
    }
    for (int below = here - 1; below >= 0; below--) {
      if (points[below] > has) {
        return new Next.Value(bounds[below] - unit);
      }
    }
    return Next.NONE;
  }

  @Override
  public String sentence(Reading reading, Phrasing phrasing) {
    int step = step(reading.value());
    var from = step > 0 ? "from " + phrasing.value(bounds[step - 1]) : "";
    var below = step < bounds.length ? "below " + phrasing.value(bounds[step]) : "";
    var title = titles.get(step);
    return "%s is in the step %s%s: %s"
        .formatted(
            phrasing.value(reading.value()),
            (from + " " + below).strip(),
            title.isEmpty() ? "" : " (" + title + ")",
            phrasing.points(points[step]));
  }
}
