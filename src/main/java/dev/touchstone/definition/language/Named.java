package dev.touchstone.definition.language;

import dev.touchstone.shared.Position;
import java.util.List;
import java.util.function.Function;

/**
 * Names that an author chose, each with its value, in the order written.
 *
 * @param complete whether every name has a readable value
 */
public record Named<T>(List<One<T>> all, boolean complete, Position at) {
  public record One<T>(String name, Position at, T value, Position valueAt) {
    static <T> One<T> of(Node.Entry entry, T value) {
      return new One<>(entry.name(), entry.key().at(), value, entry.value().at());
    }
  }

  /** What is made of each; without those that lack something they need. */
  public <R> List<R> made(Function<One<T>, R> each) {
    return all.stream().flatMap(one -> Fields.made(() -> each.apply(one)).stream()).toList();
  }

  static <T> Named<T> none(Position at) {
    return new Named<>(List.of(), true, at);
  }
}
