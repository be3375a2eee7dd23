package dev.touchstone.definition.language;

import dev.touchstone.shared.Issues;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The documents of a workspace as far as they are read. What could not be read is known to exist,
 * so that one fault does not make others up.
 */
public final class KnownDocuments {
  private final Issues issues;
  private final Map<Kind<?>, Map<String, Definition>> all = new LinkedHashMap<>();
  private final Set<DocumentName> made = new HashSet<>();
  private final Set<DocumentName> unreadable = new HashSet<>();
  private final Map<DocumentName, Set<String>> unsure = new HashMap<>();

  public KnownDocuments(Issues issues) {
    this.issues = issues;
  }

  public Issues issues() {
    return issues;
  }

  /** With all that it makes. */
  public void add(Definition definition) {
    put(definition);
    for (var other : definition.makes()) {
      put(other);
      made.add(other.name());
    }
  }

  private void put(Definition definition) {
    all.computeIfAbsent(definition.kind(), kind -> new LinkedHashMap<>())
        .put(definition.id(), definition);
  }

  public Map<Kind<?>, Map<String, Definition>> all() {
    return Collections.unmodifiableMap(all);
  }

  public <T extends Definition> Map<String, T> all(Kind<T> kind) {
    return kind.of(all);
  }

  /** Whether another document made it. */
  public boolean isMade(DocumentName name) {
    return made.contains(name);
  }

  /** A document that seems to exist, and with it what it would make. */
  public void addUnreadable(DocumentName name) {
    unreadable.add(name);
    name.kind().makes().forEach(kind -> unreadable.add(new DocumentName(kind, name.id())));
  }

  public boolean unreadable(DocumentName name) {
    return unreadable.contains(name);
  }

  /** Parts of a document that exist and could not be made sense of. */
  public void addUnsure(DocumentName name, Set<String> parts) {
    unsure.put(name, parts);
  }

  public Set<String> unsure(DocumentName name) {
    return unsure.getOrDefault(name, Set.of());
  }
}
