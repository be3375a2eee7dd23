package dev.touchstone.definition.language;

import dev.touchstone.shared.Issues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What may stand in one place of a document. The language is a tree of shapes: documents are read
 * by it, put in canonical form by it, and described by it to editors and readers, so that the three
 * cannot differ.
 *
 * @param <T> what it reads into
 */
public sealed interface Shape<T>
    permits Keys, Leaf, Shape.Choice, Shape.Later, Shape.ListOf, Shape.Made, Shape.MapOf, Tagged {
  /** Reads a node and reports what is wrong with it; empty if nothing can be made of it. */
  Optional<T> read(Node node, Issues issues);

  /** The one spelling of everything that means the same, for a node that was read without error. */
  Node canonical(Node node);

  /** Whether a node has this outer form, right or wrong inside. */
  boolean fits(Node node);

  /** e.g. {@code a number}. */
  String words();

  default <R> Shape<R> as(Function<T, R> make) {
    return new Made<>(this, make);
  }

  /** Reports a node that has another outer form than the shape. */
  static void misfit(String words, String example, Node node, Issues issues) {
    boolean nothing = node instanceof Node.Scalar scalar && scalar.isNothing();
    issues.error(
        nothing ? "empty-value" : "wrong-type",
        node.at(),
        "Expected " + words + ", but found " + node.words(),
        example.isEmpty() ? "" : "For example: " + example);
  }

  /**
   * @param single whether one item may stand without the brackets
   */
  record ListOf<T>(Shape<T> item, boolean single, int least) implements Shape<List<T>> {
    @Override
    public Optional<List<T>> read(Node node, Issues issues) {
      if (!fits(node) || (node instanceof Node.Scalar scalar && scalar.isNothing())) {
        misfit(words(), "", node, issues);
        return Optional.empty();
      }
      var nodes = nodes(node);
      if (nodes.size() < least) {
        issues.error(
            "too-few",
            node.at(),
            "Expected at least %d of these, but found %d".formatted(least, nodes.size()),
            "");
      }
      var items = new ArrayList<T>();
      nodes.forEach(one -> item.read(one, issues).ifPresent(items::add));
      return Optional.of(List.copyOf(items));
    }

    private static List<Node> nodes(Node node) {
      return node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
    }

    @Override
    public Node canonical(Node node) {
      return new Node.Sequence(nodes(node).stream().map(item::canonical).toList(), node.at());
    }

    @Override
    public boolean fits(Node node) {
      return node instanceof Node.Sequence || (single && item.fits(node));
    }

    @Override
    public String words() {
      return "a list of which each is " + item.words();
    }
  }

  /** Names that the author chooses, each with a value. */
  record MapOf<T>(Leaf<String> name, Shape<T> value, Order order) implements Shape<Named<T>> {
    /** Whether the order of the names means something; sorted by name or by number if not. */
    public enum Order {
      AS_WRITTEN,
      BY_NAME,
      BY_NUMBER
    }

    @Override
    public Optional<Named<T>> read(Node node, Issues issues) {
      if (!(node instanceof Node.Mapping mapping)) {
        misfit(words(), "", node, issues);
        return Optional.empty();
      }
      if (mapping.entries().isEmpty()) {
        issues.error("too-few", node.at(), "Nothing is named here", "Name at least one");
      }
      var all = new ArrayList<Named.One<T>>();
      for (var entry : mapping.entries()) {
        name.read(entry.key(), issues);
        value.read(entry.value(), issues).ifPresent(v -> all.add(Named.One.of(entry, v)));
      }
      return Optional.of(
          new Named<>(List.copyOf(all), all.size() == mapping.entries().size(), mapping.at()));
    }

    @Override
    public Node canonical(Node node) {
      var mapping = (Node.Mapping) node;
      var entries =
          mapping.entries().stream()
              .map(e -> new Node.Entry(text(e.key()), value.canonical(e.value())));
      var ordered =
          switch (order) {
            case AS_WRITTEN -> entries;
            case BY_NAME -> entries.sorted(Comparator.comparing(Node.Entry::name));
            case BY_NUMBER -> entries.sorted(Comparator.comparing(Numbers::numberOf));
          };
      return new Node.Mapping(ordered.toList(), false, mapping.at());
    }

    private static Node.Scalar text(Node.Scalar key) {
      return Node.Scalar.of(key.text(), false, key.at());
    }

    @Override
    public boolean fits(Node node) {
      return node instanceof Node.Mapping;
    }

    @Override
    public String words() {
      return "names of which each has " + value.words();
    }
  }

  /**
   * One of several shapes, told apart by their outer form.
   *
   * @param words what to say where none fits
   */
  record Choice<T>(String words, String example, List<Shape<? extends T>> options)
      implements Shape<T> {
    @Override
    public Optional<T> read(Node node, Issues issues) {
      for (var option : options) {
        if (option.fits(node)) {
          return option.read(node, issues).map(value -> value);
        }
      }
      misfit(words, example, node, issues);
      return Optional.empty();
    }

    @Override
    public Node canonical(Node node) {
      return options.stream()
          .filter(option -> option.fits(node))
          .findFirst()
          .orElseThrow()
          .canonical(node);
    }

    @Override
    public boolean fits(Node node) {
      return options.stream().anyMatch(option -> option.fits(node));
    }
  }

  /** Another shape, made into something more useful, where it has all that takes. */
  record Made<S, T>(Shape<S> shape, Function<S, T> make) implements Shape<T> {
    @Override
    public Optional<T> read(Node node, Issues issues) {
      return shape.read(node, issues).flatMap(it -> Fields.made(() -> make.apply(it)));
    }

    @Override
    public Node canonical(Node node) {
      return shape.canonical(node);
    }

    @Override
    public boolean fits(Node node) {
      return shape.fits(node);
    }

    @Override
    public String words() {
      return shape.words();
    }
  }

  /** A shape that contains itself. */
  record Later<T>(Supplier<Shape<T>> shape) implements Shape<T> {
    @Override
    public Optional<T> read(Node node, Issues issues) {
      return shape.get().read(node, issues);
    }

    @Override
    public Node canonical(Node node) {
      return shape.get().canonical(node);
    }

    @Override
    public boolean fits(Node node) {
      return shape.get().fits(node);
    }

    @Override
    public String words() {
      return shape.get().words();
    }
  }
}
