package dev.touchstone.run;

import dev.touchstone.shared.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receipts as JSON: keys in a fixed order, so that equal receipts are equal bytes. */
public final class ReceiptJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ReceiptJson() {}

  /**
   * Writes the receipt as an object.
   *
   * @param withSnapshots false leaves out what differs between workspaces
   */
  public static void write(Receipt receipt, boolean withSnapshots, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("run", receipt.id());
    json.writeStringProperty("scorecard", receipt.scorecard());
    json.writeStringProperty("engine", receipt.engine());
    json.writeStringProperty("version", receipt.version());
    strings("definitions", receipt.definitions(), json);
    strings("facts", receipt.facts(), json);
    if (withSnapshots) {
      json.writeObjectPropertyStart("snapshots");
      receipt.snapshots().forEach(json::writeNumberProperty);
      json.writeEndObject();
    }
    json.writeArrayPropertyStart("periods");
    for (var period : receipt.periods()) {
      json.writeStartObject();
      json.writeStringProperty("label", period.label());
      json.writeStringProperty("from", period.from().toString());
      json.writeStringProperty("to", period.to().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringProperty("result", receipt.resultHash());
    json.writeEndObject();
  }

  /** Pretty-printed, as it is kept beside a run. */
  public static String text(Receipt receipt) {
    var text = new java.io.StringWriter();
    try (var json = JSON.writerWithDefaultPrettyPrinter().createGenerator(text)) {
      write(receipt, true, json);
    }
    return text.toString();
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws tools.jackson.core.JacksonException if it is not JSON
   * @throws IllegalArgumentException if it is no receipt
   */
  public static Receipt read(String text) {
    var node = JSON.readTree(text);
    if (!node.path("scorecard").isString() || !node.path("result").isString()) {
      throw new IllegalArgumentException("Not a receipt");
    }
    var snapshots = new TreeMap<String, Long>();
    node.path("snapshots")
        .properties()
        .forEach(entry -> snapshots.put(entry.getKey(), entry.getValue().asLong()));
    var periods = new ArrayList<Period>();
    for (var period : node.path("periods")) {
      periods.add(
          new Period(
              period.path("label").asString(),
              LocalDate.parse(period.path("from").asString()),
              LocalDate.parse(period.path("to").asString())));
    }
    return new Receipt(
        node.path("scorecard").asString(),
        node.path("engine").asString(),
        node.path("version").asString(),
        strings(node.path("definitions")),
        strings(node.path("facts")),
        Collections.unmodifiableSortedMap(snapshots),
        periods,
        node.path("result").asString());
  }

  private static void strings(String name, SortedMap<String, String> values, JsonGenerator json) {
    json.writeObjectPropertyStart(name);
    values.forEach(json::writeStringProperty);
    json.writeEndObject();
  }

  private static SortedMap<String, String> strings(JsonNode node) {
    var values = new TreeMap<String, String>();
    node.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue().asString()));
    return Collections.unmodifiableSortedMap(values);
  }
}
