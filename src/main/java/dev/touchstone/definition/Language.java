package dev.touchstone.definition;

import dev.touchstone.definition.credit.CreditLanguage;
import dev.touchstone.definition.dataset.DatasetLanguage;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.mapping.MappingLanguage;
import dev.touchstone.definition.program.ProgramLanguage;
import dev.touchstone.definition.scorecard.ScorecardLanguage;
import java.util.List;

/**
 * The five kinds of document. Everything that reads, checks, describes or prints documents starts
 * from these tables, so that none of it can differ from another.
 */
public final class Language {
  public static final List<Keys> KINDS =
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
