package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Numbers;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import java.math.BigDecimal;

/** Points that somebody writes down must be some that a part can have. */
record PointsOnScale(Scale scale, Issues issues) {
  void check(BigDecimal points, Position at) {
    if (points.compareTo(scale.from()) < 0 || points.compareTo(scale.to()) > 0) {
      issues.error(
          "points-outside-scale",
          at,
          "%s points are outside the scale from %s to %s"
              .formatted(
                  Numbers.spelled(points),
                  Numbers.spelled(scale.from()),
                  Numbers.spelled(scale.to())),
          "");
    }
  }
}
