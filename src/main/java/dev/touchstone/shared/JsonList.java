package dev.touchstone.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A list as a JSON document: pretty-printed, ending with a line break. Modules that do not know
 * each other open and close theirs here, so that all documents look alike to who reads them.
 */
public final class JsonList {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonList() {}

  /**
   * Writes {@code [..]}.
   *
   * @throws UncheckedIOException if the writer does not take it
   */
  public static void write(Writer out, Consumer<JsonGenerator> elements) {
    document(
        out,
        json -> {
          json.writeStartArray();
          elements.accept(json);
          json.writeEndArray();
        });
  }

  /**
   * Writes <code>{"name": [..]}</code>.
   *
   * @throws UncheckedIOException if the writer does not take it
   */
  public static void write(String name, Writer out, Consumer<JsonGenerator> elements) {
    document(
        out,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart(name);
          elements.accept(json);
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void document(Writer out, Consumer<JsonGenerator> content) {
    try (var json = JSON.writerWithDefaultPrettyPrinter().createGenerator(out)) {
      content.accept(json);
      json.flush();
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
