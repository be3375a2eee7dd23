package dev.touchstone.score.rule;

import dev.touchstone.definition.valuation.Scoring;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A table of single values. A value that is not in it has no points, and the missing policy
 * applies.
 *
 * @param values ascending
 */
record CategoriesRule(double[] values, double[] points, List<String> titles) implements Rule {
  static CategoriesRule of(Span span, Scoring.Categories categories) {
    var all =
        categories.all().stream().sorted(Comparator.comparing(Scoring.Category::value)).toList();
    return new CategoriesRule(
        all.stream().mapToDouble(one -> one.value().doubleValue()).toArray(),
        all.stream().mapToDouble(one -> span.clip(one.points().doubleValue())).toArray(),
        all.stream().map(Scoring.Category::title).toList());
  }

  private int place(double value) {
    return Arrays.binarySearch(values, value + 0.0); // no negative zero: it is not found
  }

  @Override
  public double points(double value, double target, Distribution peers, int others) {
    return points[place(value)];
  }

  @Override
  public Gap gap(double value, double target) {
    return place(value) < 0 ? Gap.NO_CATEGORY : Gap.NONE;
  }

  /** The category with the fewest points that are more. */
  @Override
  public Next next(double value, double target, double has, double unit) {
    int best = -1;
    for (int i = 0; i < values.length; i++) {
      if (points[i] > has && (best < 0 || points[i] < points[best])) {
        best = i;
      }
    }
    return best < 0 ? Next.NONE : new Next.Value(values[best]);
  }

  @Override
  public String sentence(Reading reading, Phrasing phrasing) {
    var title = titles.get(place(reading.value()));
    return "%s%s: %s"
        .formatted(
            phrasing.value(reading.value()),
            title.isEmpty() ? "" : " (" + title + ")",
            phrasing.points(points(reading)));
  }
}
