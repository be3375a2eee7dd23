package dev.touchstone.robustness;

import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.core.JsonGenerator;

/** Statistics in JSON: six digits after the point, null where there is none. */
final class JsonFigures {
  private static final int DIGITS = 6;

  private JsonFigures() {}

  static void number(JsonGenerator json, String name, double value) {
    if (Double.isNaN(value)) {
      json.writeNullProperty(name);
    } else {
      var rounded = BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP);
      json.writeNumberProperty(
          name, rounded.signum() == 0 ? BigDecimal.ZERO : plain(rounded.stripTrailingZeros()));
    }
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.scale() < 0 ? number.setScale(0) : number;
  }
}
