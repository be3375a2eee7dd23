package dev.touchstone.definition.language;

import dev.touchstone.shared.Position;

/** One reviewed document. Ids are kebab-case and unique within their kind. */
public interface Definition {
  String id();

  /** Where the document's id stands. */
  Position at();
}
