package dev.touchstone.definition;

import dev.touchstone.shared.Position;

/** One reviewed document. Ids are kebab-case and unique within their kind. */
public sealed interface Definition permits Program, Dataset, Credit, Mapping, Scorecard {
  String id();

  /** Where the document's id stands. */
  Position at();
}
