package dev.touchstone.definition;

import dev.touchstone.definition.language.Draft;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Lines;
import dev.touchstone.definition.language.Node;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.definition.language.Spelling;
import dev.touchstone.definition.language.YamlReader;
import dev.touchstone.definition.program.ProgramLanguage;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Documents by kind and id, each read by its table of keys but not yet held against others. */
final class Drafts {
  private static final Pattern FIRST_KEY =
      Pattern.compile("(?m)^([a-z]+): *[\"']?([a-z0-9-]+)[\"']?");

  private final Issues issues;
  private final Map<String, Draft> byName = new LinkedHashMap<>();
  private final Set<String> unreadable = new HashSet<>();
  private final List<Draft> programs = new ArrayList<>();

  Drafts(Issues issues) {
    this.issues = issues;
  }

  List<Draft> all() {
    return List.copyOf(byName.values());
  }

  List<Draft> of(Keys kind) {
    return byName.values().stream().filter(draft -> draft.kind().equals(kind)).toList();
  }

  /** Ids of documents of this kind that seem to exist and could not be read. */
  List<String> unreadable(Keys kind) {
    var prefix = kind.name() + "/";
    return unreadable.stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .sorted()
        .toList();
  }

  void add(SourceFile source) {
    for (var part : new Lines(source).parts()) {
      int before = issues.all().size();
      var nodes = YamlReader.read(part, issues);
      if (nodes.isEmpty() && issues.all().size() > before) {
        guess(part.text());
      }
      nodes.forEach(this::add);
    }
  }

  /** A file that is no text or otherwise beyond reading. */
  void addUnreadable(SourceFile source) {
    new Lines(source).parts().forEach(part -> guess(part.text()));
  }

  private void add(Node node) {
    if (!(node instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
      issues.error(
          "not-a-document",
          node.at(),
          "Expected a document, but found " + node.words(),
          "Start with its kind and id: " + String.join(", ", Language.words()));
      return;
    }
    kind(mapping).ifPresent(kind -> add(kind, mapping));
  }

  private void add(Keys kind, Node.Mapping mapping) {
    var first = mapping.entries().getFirst();
    var named = new Node.Mapping(mapping.entries(), mapping.flow(), first.value().at());
    var fields = kind.read(named, issues).orElseThrow();
    if (!(first.value() instanceof Node.Scalar id) || id.isNothing()) {
      return;
    }
    var draft = new Draft(kind, id.text(), fields, mapping);
    if (kind.equals(ProgramLanguage.DOCUMENT)) {
      addProgram(draft);
      return;
    }
    var earlier = byName.putIfAbsent(draft.name(), draft);
    if (earlier != null) {
      issues.error(
          "duplicate-id",
          id.at(),
          "There is already a %s '%s' (%s)".formatted(kind.name(), id.text(), place(earlier)),
          "Give one of the two another id");
    }
  }

  private void addProgram(Draft draft) {
    programs.add(draft);
    if (programs.size() > 1) {
      issues.error(
          "two-programs",
          draft.fields().at(),
          "There is already a program (%s)".formatted(place(programs.getFirst())),
          "Keep one; a workspace is about one program");
      return;
    }
    byName.put(draft.name(), draft);
  }

  private static Position place(Draft draft) {
    return draft.fields().at();
  }

  private Optional<Keys> kind(Node.Mapping mapping) {
    var first = mapping.entries().getFirst();
    var kind = kind(first.name());
    if (kind.isPresent()) {
      return kind;
    }
    var later = mapping.entries().stream().filter(e -> kind(e.name()).isPresent()).findFirst();
    if (later.isPresent()) {
      issues.error(
          "kind-not-first",
          later.get().key().at(),
          "'%s' names the document, so it must be its first key".formatted(later.get().name()),
          "Move the line to the top of the document");
      return kind(later.get().name());
    }
    issues.error(
        "unknown-kind",
        first.key().at(),
        "There is no kind of document '%s'".formatted(first.name()),
        Spelling.hint(first.name(), Language.words()));
    Spelling.nearest(first.name(), Language.words())
        .ifPresent(meant -> unreadable.add(meant + "/" + first.value().words().replace("'", "")));
    return Optional.empty();
  }

  private static Optional<Keys> kind(String word) {
    return Language.KINDS.stream().filter(kind -> kind.name().equals(word)).findFirst();
  }

  /** What a broken document would have been, so that others may refer to it without complaint. */
  private void guess(String text) {
    var found = FIRST_KEY.matcher(text);
    if (found.find() && kind(found.group(1)).isPresent()) {
      unreadable.add(found.group(1) + "/" + found.group(2));
    }
  }
}
