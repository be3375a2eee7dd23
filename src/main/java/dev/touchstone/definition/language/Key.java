package dev.touchstone.definition.language;

/** One key of the language. Its sort says what holds where it is left out. */
public sealed interface Key<T> {
  String name();

  Shape<T> shape();

  /** One sentence for editors and the reference. */
  String description();

  /** What holds where the key is left out, as YAML; empty for nothing. */
  default String otherwise() {
    return "";
  }

  /** Whether it is part of what the document says, and so of its hash. */
  default boolean counts() {
    return true;
  }

  /** What to say where the key is missing. */
  default String hint() {
    return name() + ": " + description().substring(0, description().length() - 1);
  }

  /** A mapping that lacks it makes nothing. */
  record Required<T>(String name, Shape<T> shape, String description) implements Key<T> {}

  /** Something holds where it is left out, and this is the only place that says what. */
  record Defaulted<T>(String name, Shape<T> shape, String description, String otherwise)
      implements Key<T> {}

  /** Nothing holds where it is left out. */
  record Optional<T>(String name, Shape<T> shape, String description, boolean counts)
      implements Key<T> {

    public Defaulted<T> otherwise(String yaml) {
      return new Defaulted<>(name, shape, description, yaml);
    }

    /** The same, written beside what the document says and no part of it. */
    public Optional<T> apart() {
      return new Optional<>(name, shape, description, false);
    }
  }

  static <T> Optional<T> of(String name, Shape<T> shape, String description) {
    return new Optional<>(name, shape, description, true);
  }

  static <T> Required<T> required(String name, Shape<T> shape, String description) {
    return new Required<>(name, shape, description);
  }
}
