package dev.touchstone.definition.language;

import dev.touchstone.shared.Position;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** One reviewed document. Ids are kebab-case and unique within their kind. */
public interface Definition {
  Kind<?> kind();

  String id();

  /** Where the document's id stands. */
  Position at();

  default DocumentName name() {
    return new DocumentName(kind(), id());
  }

  /** Documents without which this one means nothing; the program is needed by all. */
  default Set<DocumentName> needs() {
    return Set.of();
  }

  /** Documents whose rows come from this one, so that whoever needs them needs it as well. */
  default Set<DocumentName> fills() {
    return Set.of();
  }

  /** What this document says of another kind, as a credit says which columns its rows have. */
  default List<Definition> makes() {
    return List.of();
  }

  /** Offers every condition over single rows with the id of the dataset whose rows it is about. */
  default void conditions(BiConsumer<String, Formula> each) {}
}
