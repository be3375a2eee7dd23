package dev.touchstone.definition.language;

import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A mapping that was read by its {@link Keys}: typed values, and where they stand.
 *
 * @param at what names the mapping
 * @param nodes of every known key that is there
 * @param values of every known key whose value could be read
 * @param keys where the keys themselves stand
 */
public record Fields(
    Keys shape,
    Position at,
    Map<String, Node> nodes,
    Map<String, Object> values,
    Map<String, Position> keys,
    Issues issues) {

  /**
   * The value. Where it is missing or could not be read, which is reported already, whatever was to
   * be {@linkplain #made made} of the mapping is not.
   */
  public <T> T get(Key.Required<T> key) {
    return need(key);
  }

  /** The same for a key that is required here and not everywhere; who asks reports its absence. */
  public <T> T need(Key<T> key) {
    return find(key).orElseThrow(Unread::new);
  }

  /** The value, or its default where it is left out or could not be read. */
  public <T> T get(Key.Defaulted<T> key) {
    return find(key).or(() -> otherwise(key)).orElseThrow();
  }

  /** The value; empty where it is left out or could not be read. */
  public <T> Optional<T> get(Key.Optional<T> key) {
    return find(key);
  }

  /**
   * For checks, which go on whatever could be read: the value, or its default where it is left out;
   * empty where there is neither or it could not be read.
   */
  public <T> Optional<T> find(Key<T> key) {
    if (!shape.all().contains(key)) {
      throw new IllegalArgumentException(shape.name() + " has no key " + key.name());
    }
    if (has(key)) {
      @SuppressWarnings("unchecked") // put there by the key's own shape
      var value = (T) values.get(key.name());
      return Optional.ofNullable(value);
    }
    return otherwise(key);
  }

  private <T> Optional<T> otherwise(Key<T> key) {
    return key.otherwise().isEmpty()
        ? Optional.empty()
        : key.shape().read(YamlReader.constant(key.otherwise()), issues);
  }

  /** What is named under the key, as far as it could be read; none where it is left out. */
  public <T> Named<T> all(Key<Named<T>> key) {
    return find(key).orElseGet(() -> Named.none(at));
  }

  /** What is made of required keys; empty where one of them is missing or could not be read. */
  public static <T> Optional<T> made(Supplier<T> making) {
    try {
      return Optional.of(making.get());
    } catch (Unread reported) {
      return Optional.empty();
    }
  }

  /** Whether there is a key that the language does not have: one that is missing may be meant. */
  public boolean misspelt() {
    return keys.size() > nodes.size();
  }

  /** Whether the author wrote the key, readable or not. */
  public boolean has(Key<?> key) {
    return nodes.containsKey(key.name());
  }

  /** Whether the author wrote the key and its value could not be read. */
  public boolean unreadable(Key<?> key) {
    return has(key) && !values.containsKey(key.name());
  }

  /** Where the value stands; what names the mapping if it is left out. */
  public Position at(Key<?> key) {
    var node = nodes.get(key.name());
    return node == null ? at : node.at();
  }

  public Position keyAt(Key<?> key) {
    return keys.getOrDefault(key.name(), at);
  }

  /** Reports a key that means nothing beside another one. */
  public void refuse(Key<?> key, String message, String hint) {
    if (has(key)) {
      issues.error("misplaced-key", keyAt(key), message, hint);
    }
  }
}
