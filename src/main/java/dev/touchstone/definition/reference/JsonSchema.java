package dev.touchstone.definition.reference;

import static dev.touchstone.definition.language.Leaf.json;

import dev.touchstone.definition.Language;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Leaf;
import dev.touchstone.definition.language.Node;
import dev.touchstone.definition.language.Shape;
import dev.touchstone.definition.language.Tagged;
import dev.touchstone.definition.language.YamlReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The language as JSON Schema (draft 2020-12), for editors that complete and explain while one
 * types. Generated from the tables that documents are read by.
 */
public final class JsonSchema {
  private final Map<String, Object> definitions = new TreeMap<>();

  private JsonSchema() {}

  /** The schema of all kinds of document; always the same bytes. */
  public static String text() {
    var mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    return mapper.writeValueAsString(new JsonSchema().root()).replace("\r\n", "\n") + "\n";
  }

  private Map<String, Object> root() {
    var names = new ArrayList<Object>();
    var branches = new ArrayList<Object>();
    var properties = json();
    for (var kind : Language.KINDS) {
      var required = json("required", List.of(kind.name()));
      names.add(required);
      branches.add(json("if", required, "then", of(kind.keys())));
      properties.put(kind.name(), json("description", kind.keys().description(), "type", "string"));
    }
    return json(
        "$schema",
        "https://json-schema.org/draft/2020-12/schema",
        "title",
        "Touchstone definition",
        "description",
        "One of: " + String.join(", ", Language.words()) + ".",
        "type",
        "object",
        "properties",
        properties,
        "oneOf",
        names,
        "allOf",
        branches,
        "$defs",
        definitions);
  }

  private Map<String, Object> of(Shape<?> shape) {
    return switch (shape) {
      case Leaf<?> leaf -> new LinkedHashMap<>(leaf.schema());
      case Shape.ListOf<?> list -> {
        var array = json("type", "array", "items", of(list.item()), "minItems", list.least());
        yield list.single() ? json("anyOf", List.of(of(list.item()), array)) : array;
      }
      case Shape.MapOf<?> map ->
          json(
              "type",
              "object",
              "minProperties",
              1,
              "propertyNames",
              names(map.name()),
              "additionalProperties",
              of(map.value()));
      case Shape.Choice<?> choice ->
          json("anyOf", choice.options().stream().map(this::of).toList());
      case Shape.Made<?, ?> made -> of(made.shape());
      case Shape.Later<?> later -> of(later.shape().get());
      case Keys keys -> ofKeys(keys);
      case Tagged<?> tagged -> ofTags(tagged);
    };
  }

  /** A name is text wherever it stands as a key. */
  private static Map<String, Object> names(Leaf<String> name) {
    var pattern = name.schema().get("pattern");
    return pattern == null ? json("type", "string") : json("pattern", pattern);
  }

  private Map<String, Object> ofKeys(Keys keys) {
    if (keys.all().isEmpty()) {
      return json("type", "object", "maxProperties", 0);
    }
    if (!definitions.containsKey(keys.name())) {
      definitions.put(keys.name(), json());
      definitions.put(keys.name(), body(keys));
    }
    var reference = json("$ref", "#/$defs/" + keys.name());
    if (keys.shorthand().isEmpty()) {
      return reference;
    }
    return json("anyOf", List.of(of(keys.shorthand().getFirst().shape()), reference));
  }

  private Map<String, Object> body(Keys keys) {
    var properties = json();
    var required = new ArrayList<String>();
    for (var key : keys.all()) {
      var property = json("description", key.description());
      if (!key.otherwise().isEmpty()) {
        property.put("default", defaultOf(YamlReader.constant(key.otherwise())));
      }
      property.putAll(of(key.shape()));
      properties.put(key.name(), property);
      if (keys.requires(key)) {
        required.add(key.name());
      }
    }
    var body = json("description", keys.description(), "type", "object", "properties", properties);
    if (!required.isEmpty()) {
      body.put("required", required);
    }
    body.put("additionalProperties", false);
    return body;
  }

  private static Object defaultOf(Node node) {
    return switch (node) {
      case Node.Scalar s when s.plain() && s.text().matches("true|false") ->
          Boolean.valueOf(s.text());
      case Node.Scalar s when s.plain() && s.text().matches("-?\\d+(\\.\\d+)?") ->
          new BigDecimal(s.text());
      case Node.Scalar s -> s.text();
      case Node.Sequence s -> s.items().stream().map(JsonSchema::defaultOf).toList();
      case Node.Mapping m -> {
        var object = json();
        m.entries().forEach(entry -> object.put(entry.name(), defaultOf(entry.value())));
        yield object;
      }
    };
  }

  private Map<String, Object> ofTags(Tagged<?> tagged) {
    var alone = tagged.tags().stream().filter(Tagged.Tag::alone).map(Tagged.Tag::word).toList();
    var properties = json();
    for (var tag : tagged.tags()) {
      var property = json("description", tag.description());
      property.putAll(of(tag.body()));
      properties.put(tag.word(), property);
    }
    var object =
        json(
            "type",
            "object",
            "properties",
            properties,
            "minProperties",
            1,
            "maxProperties",
            1,
            "additionalProperties",
            false);
    return json("anyOf", List.of(json("enum", alone), object));
  }
}
