package dev.touchstone.definition;

import dev.touchstone.definition.credit.Credit;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.language.Kind;
import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.definition.program.Program;
import dev.touchstone.definition.scorecard.Scorecard;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * The kinds of document. Everything that reads, checks, describes or prints documents starts from
 * this list, so that none of it can differ from another.
 */
public final class Language {
  /**
   * In the order in which they are read, each after those it refers to: the language's own, then
   * those of modules above.
   */
  public static final List<Kind<?>> KINDS =
      Stream.concat(
              Stream.of(Dataset.KIND, Program.KIND, Credit.KIND, Mapping.KIND, Scorecard.KIND),
              ServiceLoader.load(Kind.Owner.class, Language.class.getClassLoader()).stream()
                  .map(owner -> owner.get().kind()))
          .toList();

  private Language() {}

  public static List<String> words() {
    return KINDS.stream().<String>map(Kind::name).toList();
  }

  static Optional<Kind<?>> kind(String word) {
    return KINDS.stream().filter(kind -> kind.name().equals(word)).findFirst();
  }
}
