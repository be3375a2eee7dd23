package dev.touchstone.definition;

import dev.touchstone.definition.language.DocumentName;
import dev.touchstone.definition.language.Draft;
import dev.touchstone.definition.language.Kind;
import dev.touchstone.definition.language.Lines;
import dev.touchstone.definition.language.Node;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.definition.language.YamlReader;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.Spelling;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Documents by kind and id, each read by its table of keys but not yet held against others. */
final class Drafts {
  private static final Pattern FIRST_KEY =
      Pattern.compile("(?m)^([a-z]+): *[\"']?([a-z0-9-]+)[\"']?");

  /** Of one file, so that each can be held against all others in a moment. */
  private static final int MOST = 1000;

  private final Issues issues;
  private final Map<DocumentName, Draft> byName = new LinkedHashMap<>();
  private final Set<DocumentName> unreadable = new LinkedHashSet<>();

  Drafts(Issues issues) {
    this.issues = issues;
  }

  List<Draft> all() {
    return List.copyOf(byName.values());
  }

  List<Draft> of(Kind<?> kind) {
    return byName.values().stream().filter(draft -> draft.kind().equals(kind)).toList();
  }

  /** Documents that seem to exist and could not be read. */
  Set<DocumentName> unreadable() {
    return unreadable;
  }

  List<DocumentName> unreadable(Kind<?> kind) {
    return unreadable.stream().filter(name -> name.kind().equals(kind)).toList();
  }

  void add(SourceFile source) {
    var parts = new Lines(source).parts();
    if (parts.size() > MOST) {
      issues.error(
          "too-many-documents",
          Position.startOf(source.name()),
          "The file holds %d documents; %d are the most".formatted(parts.size(), MOST),
          "Split it; a file for each document is easiest to review");
      return;
    }
    for (var part : parts) {
      int before = issues.count();
      var nodes = YamlReader.read(part, issues);
      if (nodes.isEmpty() && issues.count() > before) {
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

  private void add(Kind<?> kind, Node.Mapping mapping) {
    var written = mapping.entries().getFirst();
    var named = new Node.Mapping(mapping.entries(), mapping.flow(), written.value().at());
    var fields = kind.keys().read(named, issues).orElseThrow();
    if (!(written.value() instanceof Node.Scalar id) || id.isNothing()) {
      return;
    }
    var draft = new Draft(kind, id.text(), fields, mapping);
    var only = kind.single() ? of(kind) : List.<Draft>of();
    if (!only.isEmpty()) {
      issues.error(
          "two-programs",
          draft.fields().at(),
          "There is already a %s (%s)".formatted(kind.name(), place(only.getFirst())),
          "Keep one; a workspace is about one " + kind.name());
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

  private static Position place(Draft draft) {
    return draft.fields().at();
  }

  private Optional<Kind<?>> kind(Node.Mapping mapping) {
    var first = mapping.entries().getFirst();
    var kind = Language.kind(first.name());
    if (kind.isPresent()) {
      return kind;
    }
    var later =
        mapping.entries().stream().filter(e -> Language.kind(e.name()).isPresent()).findFirst();
    if (later.isPresent()) {
      issues.error(
          "kind-not-first",
          later.get().key().at(),
          "'%s' names the document, so it must be its first key".formatted(later.get().name()),
          "Move the line to the top of the document");
      return Language.kind(later.get().name());
    }
    issues.error(
        "unknown-kind",
        first.key().at(),
        "There is no kind of document '%s'".formatted(first.name()),
        Spelling.hint(first.name(), Language.words()));
    Spelling.nearest(first.name(), Language.words())
        .flatMap(Language::kind)
        .ifPresent(meant -> guess(meant, first.value().words().replace("'", "")));
    return Optional.empty();
  }

  /** What a broken document would have been, so that others may refer to it without complaint. */
  private void guess(String text) {
    var found = FIRST_KEY.matcher(text);
    if (found.find()) {
      Language.kind(found.group(1)).ifPresent(kind -> guess(kind, found.group(2)));
    }
  }

  private void guess(Kind<?> kind, String id) {
    unreadable.add(new DocumentName(kind, id));
  }
}
