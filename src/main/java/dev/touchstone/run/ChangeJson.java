package dev.touchstone.run;

import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Change.Stand;
import tools.jackson.core.JsonGenerator;

/** Why a score changed, as JSON; also what a backtest says of one partner. */
final class ChangeJson {
  private ChangeJson() {}

  static void write(Change.Moved moved, JsonGenerator json) {
    json.writeStartObject();
    JsonNumbers.write(json, "points", moved.points());
    json.writeName("before");
    stand(moved.before(), json);
    json.writeName("after");
    stand(moved.after(), json);
    json.writeObjectPropertyStart("kinds");
    for (var kind : Change.Kind.values()) {
      if (moved.lines().stream().anyMatch(line -> line.kind() == kind)) {
        JsonNumbers.write(json, kind.word(), moved.of(kind));
      }
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("lines");
    for (var line : moved.lines()) {
      json.writeStartObject();
      json.writeStringProperty("id", line.id());
      json.writeStringProperty("title", line.title());
      json.writeStringProperty("kind", line.kind().word());
      JsonNumbers.write(json, "points", line.points());
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
    JsonNumbers.write(json, "score", stand.score());
    JsonNumbers.write(json, "unrounded", stand.unrounded());
    json.writeNumberProperty("rank", stand.rank());
    json.writeNumberProperty("of", stand.of());
    json.writeStringProperty("band", stand.band());
    json.writeStringProperty("band_before_gates", stand.bandBeforeGates());
    json.writeEndObject();
  }
}
