package dev.touchstone.run;

import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Numbers in plain digits, without an exponent and without zeros at the end; null for none. */
final class JsonNumbers {
  private JsonNumbers() {}

  static void write(JsonGenerator json, String name, BigDecimal value) {
    json.writeName(name);
    json.writeNumber(value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
  }

  static void write(JsonGenerator json, String name, double value) {
    if (Double.isNaN(value)) {
      json.writeNullProperty(name);
    } else {
      write(json, name, BigDecimal.valueOf(value));
    }
  }

  static void write(JsonGenerator json, String name, Optional<Double> value) {
    write(json, name, value.orElse(Double.NaN));
  }
}
