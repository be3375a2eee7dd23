package dev.touchstone.definition.language;

import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A single text.
 *
 * @param print the canonical spelling
 * @param bare whether that spelling is a number or true or false, to be written without quotes
 * @param schema its description in JSON Schema
 */
public record Leaf<T>(
    String words,
    String example,
    Parsing<T> parsing,
    Function<T, String> print,
    boolean bare,
    Map<String, Object> schema)
    implements Shape<T> {
  @Override
  public Optional<T> read(Node node, Issues issues) {
    if (!(node instanceof Node.Scalar scalar) || scalar.isNothing()) {
      Shape.misfit(words, example, node, issues);
      return Optional.empty();
    }
    try {
      return Optional.of(parsing.of(scalar));
    } catch (Unfit unfit) {
      issues.error(unfit.code, node.at(), String.valueOf(unfit.getMessage()), unfit.hint);
      return Optional.empty();
    }
  }

  @Override
  public Node canonical(Node node) {
    var text = read(node, new Issues()).map(print).orElseThrow();
    return Node.Scalar.of(text, bare, node.at());
  }

  @Override
  public boolean fits(Node node) {
    return node instanceof Node.Scalar;
  }

  @FunctionalInterface
  public interface Parsing<T> {
    public T of(Node.Scalar scalar) throws Unfit;
  }

  /** One of some words, each of which stands for a value. */
  public static <T> Leaf<T> words(String words, Map<String, T> values, boolean bare) {
    return new Leaf<>(
        words,
        "",
        scalar -> {
          var value = values.get(scalar.text());
          if (value != null && bare && !scalar.plain()) {
            throw unfit(scalar, words, "Leave out the quotes: in quotes it is a text");
          }
          if (value == null) {
            throw new Unfit(
                "unknown-word",
                "Expected %s, but found %s".formatted(words, scalar.words()),
                Spelling.hint(scalar.text(), values.keySet()));
          }
          return value;
        },
        value ->
            values.entrySet().stream()
                .filter(entry -> entry.getValue().equals(value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(),
        bare,
        json(
            "enum",
            values.keySet().stream().map(word -> bare ? Boolean.valueOf(word) : word).toList()));
  }

  public static <T> Map<String, T> either(String first, T one, String second, T two) {
    var values = new LinkedHashMap<String, T>();
    values.put(first, one);
    values.put(second, two);
    return values;
  }

  /** One of some words, which say themselves what there is. */
  public static <T> Leaf<T> words(Map<String, T> values) {
    return words(anyOf(List.copyOf(values.keySet())), values, false);
  }

  /** {@code keep, log or drop}. */
  static String anyOf(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /** The words of an enum: {@code HIGHER} is written {@code higher}. */
  public static <E extends Enum<E>> Leaf<E> words(Class<E> type) {
    return words(values(type));
  }

  /** The same, under a name for what they are. */
  public static <E extends Enum<E>> Leaf<E> words(String words, Class<E> type) {
    return words(words, values(type), false);
  }

  private static <E extends Enum<E>> Map<String, E> values(Class<E> type) {
    var values = new LinkedHashMap<String, E>();
    for (var value : type.getEnumConstants()) {
      values.put(value.name().toLowerCase(Locale.ROOT).replace('_', '-'), value);
    }
    return values;
  }

  public static <T> Leaf<T> of(
      String words,
      String example,
      Parsing<T> parsing,
      Function<T, String> print,
      Map<String, Object> schema) {
    return new Leaf<>(words, example, parsing, print, false, schema);
  }

  public static Unfit unfit(Node.Scalar scalar, String words, String hint) {
    return new Unfit(
        "bad-value", "Expected %s, but found %s".formatted(words, scalar.words()), hint);
  }

  /** Keys and values in turn, in order. */
  public static Map<String, Object> json(Object... pairs) {
    var object = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put((String) pairs[i], pairs[i + 1]);
    }
    return object;
  }
}
