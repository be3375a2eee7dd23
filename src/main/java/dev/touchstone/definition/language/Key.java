package dev.touchstone.definition.language;

/**
 * One key of the language.
 *
 * @param otherwise what holds where the key is left out, as YAML; empty for nothing
 * @param counts whether it is part of what the document says, and so of its hash
 * @param description one sentence for editors and the reference
 */
public record Key<T>(
    String name,
    Shape<T> shape,
    boolean required,
    String otherwise,
    boolean counts,
    String description) {
  public static <T> Key<T> of(String name, Shape<T> shape, String description) {
    return new Key<>(name, shape, false, "", true, description);
  }

  public static <T> Key<T> required(String name, Shape<T> shape, String description) {
    return new Key<>(name, shape, true, "", true, description);
  }

  /** What to say where the key is missing. */
  public String hint() {
    return name + ": " + description.substring(0, description.length() - 1);
  }

  public Key<T> otherwise(String yaml) {
    return new Key<>(name, shape, required, yaml, counts, description);
  }

  /** The same, written beside what the document says and no part of it. */
  public Key<T> apart() {
    return new Key<>(name, shape, required, otherwise, false, description);
  }
}
