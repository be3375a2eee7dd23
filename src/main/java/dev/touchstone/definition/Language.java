package dev.touchstone.definition;

import java.util.List;

/**
 * The five kinds of document. Everything that reads, checks, describes or prints documents starts
 * from these tables, so that none of it can differ from another.
 */
final class Language {
  static final List<Keys> KINDS =
      List.of(
          ProgramLanguage.DOCUMENT,
          DatasetLanguage.DOCUMENT,
          CreditLanguage.DOCUMENT,
          MappingLanguage.DOCUMENT,
          ScorecardLanguage.DOCUMENT);

  private Language() {}

  static List<String> words() {
    return KINDS.stream().map(Keys::name).toList();
  }
}
