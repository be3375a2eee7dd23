package dev.touchstone.definition.language;

/** What one document is called by others. */
public record DocumentName(Kind<?> kind, String id) {
  /** {@code kind/id}, as hashes and receipts name it. */
  @Override
  public String toString() {
    return kind.name() + "/" + id;
  }
}
