package dev.touchstone.publication;

import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Change.Line;
import dev.touchstone.score.explanation.Change.Moved;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;

/**
 * The one KPI, group or adjustment that lowered a score most since the period before.
 *
 * @param title empty where nothing did
 * @param points of the score, 0 or more, on two digits
 */
public record Lowered(String title, BigDecimal points) {
  static final Lowered NONE = new Lowered("", BigDecimal.ZERO);

  /** All causes of one thing count together, as on the partner's page; rounding is nobody's. */
  static Lowered by(Change change) {
    if (!(change instanceof Moved moved)) {
      return NONE;
    }
    var titles = new LinkedHashMap<String, String>();
    for (Line line : moved.lines()) {
      if (line.kind() != Kind.ROUNDING) {
        titles.putIfAbsent(line.id(), line.title());
      }
    }
    var most = NONE;
    for (var it : titles.entrySet()) {
      double sum =
          moved.lines().stream()
              .filter(line -> line.id().equals(it.getKey()) && line.kind() != Kind.ROUNDING)
              .mapToDouble(Line::points)
              .sum();
      var points = BigDecimal.valueOf(-sum).setScale(2, RoundingMode.HALF_UP);
      most = points.compareTo(most.points()) > 0 ? new Lowered(it.getValue(), points) : most;
    }
    return most;
  }
}
