package dev.touchstone.definition.language;

import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A mapping whose keys the language names.
 *
 * @param name of the shape, kebab-case, unique in the language
 * @param description one sentence for editors and the reference
 * @param all in the order of the canonical form
 * @param markers where there is a choice of mappings, the keys by which this one is known; empty
 *     for any mapping
 * @param shorthand the key whose value may stand alone for the whole mapping; empty for none
 */
public record Keys(
    String name, String description, List<Key<?>> all, List<Key<?>> markers, List<Key<?>> shorthand)
    implements Shape<Fields> {

  public static Keys of(String name, String description, Key<?>... keys) {
    return new Keys(name, description, List.of(keys), List.of(), List.of());
  }

  public Keys knownBy(Key<?>... markers) {
    return new Keys(name, description, all, List.of(markers), shorthand);
  }

  public Keys shorthandFor(Key<?> key) {
    return new Keys(name, description, all, markers, List.of(key));
  }

  @Override
  public Optional<Fields> read(Node node, Issues issues) {
    if (!fits(node) || (node instanceof Node.Scalar scalar && scalar.isNothing())) {
      Shape.misfit(words(), example(), node, issues);
      return Optional.empty();
    }
    var mapping = spelledOut(node);
    var nodes = new LinkedHashMap<String, Node>();
    var values = new LinkedHashMap<String, Object>();
    var meant = new HashSet<String>();
    for (var entry : mapping.entries()) {
      var key = all.stream().filter(k -> k.name().equals(entry.name())).findFirst();
      if (key.isEmpty()) {
        reportUnknown(entry, mapping, issues);
        Spelling.nearest(entry.name(), names()).ifPresent(meant::add);
        continue;
      }
      nodes.put(entry.name(), entry.value());
      key.get().shape().read(entry.value(), issues).ifPresent(v -> values.put(entry.name(), v));
    }
    for (var key : all) {
      if (key instanceof Key.Required<?>
          && !nodes.containsKey(key.name())
          && !meant.contains(key.name())) {
        issues.error(
            "missing-key",
            mapping.at(),
            "The key '%s' is missing".formatted(key.name()),
            key.hint());
      }
    }
    return Optional.of(new Fields(this, mapping.at(), nodes, values, positions(mapping), issues));
  }

  /** Whether the mapping is nothing without the key. */
  public boolean requires(Key<?> key) {
    return key instanceof Key.Required<?> || markers.equals(List.of(key));
  }

  private static LinkedHashMap<String, Position> positions(Node.Mapping mapping) {
    var positions = new LinkedHashMap<String, Position>();
    mapping.entries().forEach(entry -> positions.put(entry.name(), entry.key().at()));
    return positions;
  }

  private void reportUnknown(Node.Entry entry, Node.Mapping mapping, Issues issues) {
    boolean comma =
        mapping.flow() && entry.value() instanceof Node.Scalar scalar && scalar.text().isEmpty();
    issues.error(
        "unknown-key",
        entry.key().at(),
        "There is no key '%s' here".formatted(entry.name()),
        comma
            ? "Inside braces a comma ends a value; put a text that contains one in quotes"
            : Spelling.hint(entry.name(), names()));
  }

  private List<String> names() {
    return all.stream().<String>map(Key::name).toList();
  }

  /** With the shorthand written as what it stands for. */
  private Node.Mapping spelledOut(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return mapping;
    }
    var key = Node.Scalar.of(shorthand.getFirst().name(), false, node.at());
    return new Node.Mapping(List.of(new Node.Entry(key, node)), false, node.at());
  }

  @Override
  public Node canonical(Node node) {
    var mapping = spelledOut(node);
    var entries = new ArrayList<Node.Entry>();
    for (var key : all) {
      mapping
          .entry(key.name())
          .filter(_ -> key.counts())
          .map(entry -> key.shape().canonical(entry.value()))
          .filter(value -> !isDefault(key, value))
          .ifPresent(value -> entries.add(entry(key, value)));
    }
    boolean alone =
        entries.size() == 1
            && shorthand.stream().anyMatch(key -> key.name().equals(entries.getFirst().name()));
    return alone ? entries.getFirst().value() : new Node.Mapping(entries, false, mapping.at());
  }

  private static Node.Entry entry(Key<?> key, Node value) {
    return new Node.Entry(Node.Scalar.of(key.name(), false, value.at()), value);
  }

  private static boolean isDefault(Key<?> key, Node value) {
    return !key.otherwise().isEmpty()
        && CanonicalText.of(value)
            .equals(CanonicalText.of(key.shape().canonical(YamlReader.constant(key.otherwise()))));
  }

  @Override
  public boolean fits(Node node) {
    return switch (node) {
      case Node.Mapping mapping ->
          markers.isEmpty() || markers.stream().anyMatch(k -> mapping.entry(k.name()).isPresent());
      case Node.Scalar s -> shorthand.stream().anyMatch(key -> key.shape().fits(node));
      case Node.Sequence s -> shorthand.stream().anyMatch(key -> key.shape().fits(node));
    };
  }

  @Override
  public String words() {
    var names = (markers.isEmpty() ? all : markers).stream().map(Key::name).limit(4).toList();
    return "keys such as " + String.join(", ", names);
  }

  private String example() {
    return all.isEmpty() ? "" : "{" + all.getFirst().name() + ": …}";
  }
}
