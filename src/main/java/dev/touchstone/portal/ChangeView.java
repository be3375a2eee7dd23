package dev.touchstone.portal;

import dev.touchstone.publication.ScoreDifference;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A change as a reader sees it.
 *
 * @param direction {@code up}, {@code down}, {@code same} or {@code none}
 */
record ChangeView(String text, String direction, String words) {
  static ChangeView of(ScoreDifference change, int digits) {
    return switch (change) {
      case ScoreDifference.Unknown() -> new ChangeView(Figures.NONE, "none", "no change to tell");
      case ScoreDifference.By(var points) -> by(points, digits);
    };
  }

  static ChangeView by(BigDecimal points, int digits) {
    int sign = points.setScale(digits, RoundingMode.HALF_UP).signum();
    var text = Figures.signed(points, digits);
    return switch (sign) {
      case 1 -> new ChangeView(text, "up", "up by " + Figures.fixed(points, digits));
      case -1 -> new ChangeView(text, "down", "down by " + Figures.fixed(points.negate(), digits));
      default -> new ChangeView(text, "same", "unchanged");
    };
  }
}
