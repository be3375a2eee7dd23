package dev.touchstone.robustness;

import tools.jackson.core.JsonGenerator;

/** Coherence as JSON, inside what is said of a scorecard. */
record CoherenceJson(JsonGenerator json) {
  void write(Coherence coherence) {
    json.writeObjectPropertyStart("coherence");
    json.writeArrayPropertyStart("parts");
    for (var part : coherence.parts()) {
      json.writeStartObject();
      json.writeStringProperty(part.kpi() ? "kpi" : "group", part.id());
      json.writeStringProperty("part_of", part.group());
      correlation("with_group", part.withGroup());
      correlation("with_score", part.withScore());
      correlation("rank_with_score", part.byRank());
      json.writeBooleanProperty("against_group", part.against());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("overlaps");
    for (var pair : coherence.overlaps()) {
      json.writeStartObject();
      json.writeStringProperty("kpi", pair.one());
      json.writeStringProperty("other", pair.other());
      correlation("between", pair.between());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("groups");
    for (var group : coherence.groups()) {
      json.writeStartObject();
      json.writeStringProperty("group", group.id());
      json.writeNumberProperty("parts", group.parts());
      JsonFigures.number(json, "alpha", group.alpha());
      json.writeNumberProperty("partners", group.partners());
      reason(group.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void correlation(String name, Correlation correlation) {
    json.writeObjectPropertyStart(name);
    JsonFigures.number(json, "r", correlation.r());
    json.writeNumberProperty("partners", correlation.partners());
    reason(correlation.reason());
    json.writeEndObject();
  }

  private void reason(String reason) {
    if (!reason.isEmpty()) {
      json.writeStringProperty("reason", reason);
    }
  }
}
