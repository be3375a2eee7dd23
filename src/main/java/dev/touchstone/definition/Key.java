package dev.touchstone.definition;

/**
 * One key of the language.
 *
 * @param otherwise what holds where the key is left out, as YAML; empty for nothing
 * @param description one sentence for editors and the reference
 */
record Key<T>(String name, Shape<T> shape, boolean required, String otherwise, String description) {
  static <T> Key<T> of(String name, Shape<T> shape, String description) {
    return new Key<>(name, shape, false, "", description);
  }

  static <T> Key<T> required(String name, Shape<T> shape, String description) {
    return new Key<>(name, shape, true, "", description);
  }

  /** What to say where the key is missing. */
  String hint() {
    return name + ": " + description.substring(0, description.length() - 1);
  }

  Key<T> otherwise(String yaml) {
    return new Key<>(name, shape, required, yaml, description);
  }
}
