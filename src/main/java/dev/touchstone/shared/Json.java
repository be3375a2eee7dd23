package dev.touchstone.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The one form in which results are written as JSON, to the terminal, to a file or into a database,
 * and read back: records by their components in their order, names in snake_case, sealed types with
 * their {@code kind}, numbers in plain digits, {@code null} for a number there is none of. Equal
 * results are equal bytes. The pure heart's types stay free of annotations.
 */
public final class Json {
  /** Digits after the point that a statistic is written with. */
  private static final int DIGITS = 6;

  private static final JsonMapper EXACT = mapper(Json::plain);
  private static final JsonMapper STATISTICS = mapper(Json::rounded);

  private Json() {}

  /** On one line, with every digit. */
  public static String text(Object value) {
    return EXACT.writeValueAsString(value);
  }

  /**
   * Pretty-printed with every digit, ending with a line break.
   *
   * @throws UncheckedIOException if the writer does not take it
   */
  public static void write(Object value, Writer out) {
    write(EXACT, value, out);
  }

  /**
   * As {@link #write}, with numbers rounded half-up to six digits after the point: what was drawn
   * at random is no surer than that.
   *
   * @throws UncheckedIOException if the writer does not take it
   */
  public static void writeStatistics(Object value, Writer out) {
    write(STATISTICS, value, out);
  }

  private static void write(JsonMapper mapper, Object value, Writer out) {
    try (var json =
        mapper.writer().with(new DefaultPrettyPrinter()).createGenerator(new Open(out))) {
      mapper.writeValue(json, value);
    }
    try {
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What {@link #text} or {@link #write} wrote.
   *
   * @throws JacksonException if it is no JSON of that type, or lacks a part of it
   */
  public static <T> T read(String json, Class<T> type) {
    T value = EXACT.readValue(json, type);
    if (value == null) {
      throw DatabindException.from((JsonParser) null, "There is nothing to read");
    }
    return value;
  }

  private static JsonMapper mapper(java.util.function.DoubleFunction<String> digits) {
    return JsonMapper.builder()
        .annotationIntrospector(new ByTheirShape())
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .addMixIn(PartnerId.class, AsText.class)
        .addModule(
            new SimpleModule()
                .addSerializer(Double.class, new Doubles(digits))
                .addSerializer(double.class, new Doubles(digits))
                .addSerializer(BigDecimal.class, new Decimals())
                .addDeserializer(double.class, new OrNone()))
        .build();
  }

  /**
   * Java's own digits are the shortest, too, and plain where no power of ten stands behind them.
   */
  private static String plain(double value) {
    var text = Double.toString(value);
    if (Double.isFinite(value) && text.indexOf('E') < 0) {
      return value == 0 ? "0" : text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
    var decimal = BigDecimal.valueOf(value).stripTrailingZeros();
    return (decimal.scale() < 0 ? decimal.setScale(0) : decimal).toPlainString();
  }

  private static String rounded(double value) {
    return plain(BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP).doubleValue());
  }

  /** What a program calls the kinds of a sealed type and the values of an enum. */
  private static String word(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
        .replace('_', '-')
        .toLowerCase(Locale.ROOT);
  }

  /** Kinds by the names of the types, so that a new one needs no list to stand in. */
  private static final class ByTheirShape extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;
    private static final String OURS = "dev.touchstone.";

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
        MapperConfig<?> config, Annotated annotated) {
      return annotated instanceof AnnotatedClass type && oneOfSeveral(type.getRawType())
          ? JsonTypeInfo.Value.construct(
              JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "kind", null, false, null)
          : super.findPolymorphicTypeInfo(config, annotated);
    }

    /** Of our own types: the language's numbers and texts are of sealed kinds, too. */
    private static boolean oneOfSeveral(Class<?> type) {
      return type.getName().startsWith(OURS)
          && (type.isSealed() || Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed));
    }

    @Override
    public String findTypeName(MapperConfig<?> config, AnnotatedClass type) {
      return word(type.getRawType().getSimpleName());
    }

    @Override
    public String[] findEnumValues(
        MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
      for (int i = 0; i < values.length; i++) {
        names[i] = word(values[i].name());
      }
      return names;
    }
  }

  private abstract static class AsText {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    AsText(String value) {}

    @JsonValue
    abstract String value();
  }

  private static final class Doubles extends StdSerializer<Double> {
    private final java.util.function.DoubleFunction<String> digits;

    Doubles(java.util.function.DoubleFunction<String> digits) {
      super(Double.class);
      this.digits = digits;
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializationContext context) {
      if (value.isNaN()) {
        json.writeNull();
      } else {
        json.writeNumber(digits.apply(value));
      }
    }
  }

  private static final class Decimals extends StdSerializer<BigDecimal> {
    Decimals() {
      super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context) {
      json.writeNumber(value.toPlainString());
    }
  }

  /** No number is NaN where there has to be one. */
  private static final class OrNone extends StdDeserializer<Double> {
    OrNone() {
      super(double.class);
    }

    @Override
    public Double deserialize(JsonParser json, DeserializationContext context) {
      return json.getDoubleValue();
    }

    @Override
    public Double getNullValue(DeserializationContext context) {
      return Double.NaN;
    }
  }

  /** The document ends, and whoever gave the writer goes on. */
  private static final class Open extends java.io.FilterWriter {
    Open(Writer out) {
      super(out);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
