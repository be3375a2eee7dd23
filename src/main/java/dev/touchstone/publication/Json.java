package dev.touchstone.publication;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.touchstone.score.column.Shrunk;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.score.explanation.Interval;
import dev.touchstone.shared.PartnerId;
import org.jooq.JSON;
import tools.jackson.databind.json.JsonMapper;

/** Records to JSON and back; the pure heart's types stay free of annotations. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addMixIn(PartnerId.class, AsText.class)
          .addMixIn(Explanation.Outcome.class, OutcomeKinds.class)
          .addMixIn(Explanation.Part.class, PartKinds.class)
          .addMixIn(Interval.class, IntervalKinds.class)
          .addMixIn(Shrunk.class, ShrunkKinds.class)
          .addMixIn(Change.class, ChangeKinds.class)
          .build();

  private Json() {}

  static JSON of(Object value) {
    return JSON.json(MAPPER.writeValueAsString(value));
  }

  static <T> T read(JSON json, Class<T> type) {
    return MAPPER.readValue(json.data(), type);
  }

  private abstract static class AsText {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    AsText(String value) {}

    @JsonValue
    abstract String value();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Explanation.Outcome.Scored.class, name = "scored"),
    @JsonSubTypes.Type(value = Explanation.Outcome.Withheld.class, name = "withheld")
  })
  private interface OutcomeKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Change.Moved.class, name = "moved"),
    @JsonSubTypes.Type(value = Change.Incomparable.class, name = "incomparable")
  })
  private interface ChangeKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Explanation.Branch.class, name = "branch"),
    @JsonSubTypes.Type(value = Explanation.Leaf.class, name = "leaf")
  })
  private interface PartKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Interval.Between.class, name = "between"),
    @JsonSubTypes.Type(value = Interval.Unknown.class, name = "unknown")
  })
  private interface IntervalKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Shrunk.No.class, name = "no"),
    @JsonSubTypes.Type(value = Shrunk.Toward.class, name = "toward")
  })
  private interface ShrunkKinds {}
}
