package dev.touchstone.definition.language;

/** A document whose keys are read, not yet held against others. */
public record Draft(Keys kind, String id, Fields fields, Node node) {
  /** {@code kind/id}. */
  public String name() {
    return kind.name() + "/" + id;
  }
}
