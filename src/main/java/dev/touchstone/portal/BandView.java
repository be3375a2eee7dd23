package dev.touchstone.portal;

import dev.touchstone.publication.Method;
import dev.touchstone.publication.Result;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A band as a reader sees it: a word, a colour, and a meter of bars that says the same without
 * colour.
 *
 * @param level 1 (best) to 5, for the colour; 0 without a score
 * @param bars lit or not, as many as there are bands
 */
record BandView(String id, String title, int level, List<Boolean> bars) {
  private static final int LEVELS = 5;

  static BandView of(Method method, String id) {
    int size = method.bands().size();
    int fromBest =
        IntStream.range(0, size)
            .filter(i -> method.bands().get(i).id().equals(id))
            .findFirst()
            .orElse(size - 1);
    // Spread over the colours, so that the best is always the first and the worst the last.
    int level = size == 1 ? 1 : 1 + Math.round((float) fromBest * (LEVELS - 1) / (size - 1));
    var bars = IntStream.range(0, size).mapToObj(i -> i < size - fromBest).toList();
    return new BandView(id, method.bands().get(fromBest).title(), level, bars);
  }

  static BandView of(Method method, Result result) {
    return switch (result) {
      case Result.Scored scored -> of(method, scored.band());
      case Result.Withheld(var _) -> none(method);
    };
  }

  static BandView none(Method method) {
    return new BandView("none", "No score", 0, method.bands().stream().map(band -> false).toList());
  }
}
