package dev.touchstone.run;

import dev.touchstone.score.Change;
import dev.touchstone.score.Change.Stand;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;

/** Why a score changed, as JSON; also what a backtest says of one partner. */
final class ChangeJson {
  private ChangeJson() {}

  static void write(Change.Moved moved, JsonGenerator json) {
    json.writeStartObject();
    number("points", moved.points(), json);
    json.writeName("before");
    stand(moved.before(), json);
    json.writeName("after");
    stand(moved.after(), json);
    json.writeObjectPropertyStart("kinds");
    for (var kind : Change.Kind.values()) {
      if (moved.lines().stream().anyMatch(line -> line.kind() == kind)) {
        number(kind.word(), moved.of(kind), json);
      }
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("lines");
    for (var line : moved.lines()) {
      json.writeStartObject();
      json.writeStringProperty("id", line.id());
      json.writeStringProperty("title", line.title());
      json.writeStringProperty("kind", line.kind().word());
      number("points", line.points(), json);
      json.writeStringProperty("note", line.note());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("words");
    moved.words().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void stand(Stand stand, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("period", stand.period().label());
    number("score", stand.score(), json);
    number("unrounded", stand.unrounded(), json);
    json.writeNumberProperty("rank", stand.rank());
    json.writeNumberProperty("of", stand.of());
    json.writeStringProperty("band", stand.band());
    json.writeStringProperty("band_before_gates", stand.bandBeforeGates());
    json.writeEndObject();
  }

  /** Plain digits, without an exponent and without zeros at the end. */
  static void number(String name, double value, JsonGenerator json) {
    json.writeName(name);
    var number = BigDecimal.valueOf(value);
    json.writeNumber(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
  }
}
