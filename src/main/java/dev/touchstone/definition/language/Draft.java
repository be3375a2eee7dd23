package dev.touchstone.definition.language;

/** A document whose keys are read, not yet held against others. */
public record Draft(Kind<?> kind, String id, Fields fields, Node node) {
  public DocumentName name() {
    return new DocumentName(kind, id);
  }
}
