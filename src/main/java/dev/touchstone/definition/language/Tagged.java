package dev.touchstone.definition.language;

import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Spelling;
import java.util.List;
import java.util.Optional;

/**
 * A word, perhaps with a value of its own: {@code min-max} or {@code {neutral: 50}}. A word alone
 * is the word with nothing further said.
 *
 * @param name of what there is to choose from, where there is too much to say; empty otherwise
 */
public record Tagged<T>(String name, List<Tag<? extends T>> tags) implements Shape<T> {
  public Tagged(List<Tag<? extends T>> tags) {
    this("", tags);
  }

  /** Every word there is, so that whoever writes another one is told of all. */
  @Override
  public String words() {
    return name.isEmpty() ? Leaf.anyOf(tags.stream().<String>map(Tag::word).toList()) : name;
  }

  /**
   * @param alone whether the word needs no value
   */
  public record Tag<T>(String word, Shape<T> body, boolean alone, String description) {}

  public static <T> Tag<T> word(String word, T value, String description) {
    return new Tag<>(word, Keys.of(word, description).as(none -> value), true, description);
  }

  public static <T> Tag<T> with(String word, Shape<T> body, boolean alone, String description) {
    return new Tag<>(word, body, alone, description);
  }

  @Override
  public Optional<T> read(Node node, Issues issues) {
    if (node instanceof Node.Sequence || node instanceof Node.Scalar s && s.isNothing()) {
      Shape.misfit(words(), example(), node, issues);
      return Optional.empty();
    }
    if (node instanceof Node.Mapping mapping && mapping.entries().size() != 1) {
      issues.error(
          "one-of",
          node.at(),
          "Expected " + words() + ": one key, no more",
          "For example: " + example());
      return Optional.empty();
    }
    var name = name(node);
    var tag = tag(node);
    if (tag.isEmpty()) {
      var hint = Spelling.hint(name.text(), tags.stream().map(Tag::word).toList());
      issues.error(
          "unknown-word",
          name.at(),
          "Expected %s, but found '%s'".formatted(words(), name.text()),
          hint);
      return Optional.empty();
    }
    if (node instanceof Node.Scalar && !tag.get().alone()) {
      issues.error(
          "missing-value",
          node.at(),
          "'%s' needs a value".formatted(name.text()),
          "Write {%s: …}".formatted(name.text()));
      return Optional.empty();
    }
    return tag.get().body().read(body(node), issues).map(value -> value);
  }

  private String example() {
    var first = tags.getFirst();
    return first.alone() ? first.word() : "{" + first.word() + ": …}";
  }

  private static Node.Scalar name(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> scalar;
      case Node.Mapping mapping -> mapping.entries().getFirst().key();
      case Node.Sequence sequence -> throw new IllegalArgumentException(sequence.words());
    };
  }

  private Optional<Tag<? extends T>> tag(Node node) {
    var name = name(node).text();
    for (var tag : tags) {
      if (tag.word().equals(name)) {
        return Optional.of(tag);
      }
    }
    return Optional.empty();
  }

  private static Node body(Node node) {
    return node instanceof Node.Mapping mapping
        ? mapping.entries().getFirst().value()
        : new Node.Mapping(List.of(), false, node.at());
  }

  @Override
  public Node canonical(Node node) {
    var body = tag(node).orElseThrow().body().canonical(body(node));
    var name = Node.Scalar.of(name(node).text(), false, node.at());
    boolean nothing = body instanceof Node.Mapping mapping && mapping.entries().isEmpty();
    return nothing ? name : new Node.Mapping(List.of(new Node.Entry(name, body)), false, node.at());
  }

  @Override
  public boolean fits(Node node) {
    return !(node instanceof Node.Sequence);
  }
}
