package dev.touchstone.definition;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.language.Definition;
import dev.touchstone.definition.language.DocumentName;
import dev.touchstone.definition.language.Kind;
import dev.touchstone.definition.program.Program;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder of documents that fit together: one program and what belongs to it.
 *
 * @param byKind in an order in which each can be made of what is there before it, with the datasets
 *     that credits make
 * @param hashes SHA-256 of each document's canonical form, by {@code kind/id}
 */
public record Definitions(
    Map<Kind<?>, Map<String, Definition>> byKind, SortedMap<String, String> hashes) {

  public static Definitions of(
      Collection<? extends Definition> all, SortedMap<String, String> hashes) {
    var none = new Definitions(Map.of(), hashes);
    return all.stream().reduce(none, Definitions::with, (one, other) -> other);
  }

  /** All of a kind, by id. */
  public <T extends Definition> Map<String, T> all(Kind<T> kind) {
    return kind.of(byKind);
  }

  /** What has a document of its own, kind by kind; what other documents make has none. */
  public List<Definition> written() {
    var made = new LinkedHashSet<DocumentName>();
    each().forEach(one -> one.makes().forEach(other -> made.add(other.name())));
    return each().filter(one -> !made.contains(one.name())).toList();
  }

  public Program program() {
    return all(Program.KIND).values().iterator().next();
  }

  /** The dataset that holds one row per partner. */
  public Dataset partners() {
    return dataset(program().partners());
  }

  /** A dataset that validation has already found to exist. */
  public Dataset dataset(String id) {
    var dataset = all(Dataset.KIND).get(id);
    if (dataset == null) {
      throw new IllegalArgumentException("No dataset " + id);
    }
    return dataset;
  }

  /**
   * The same with one more, or with another one of its name; hashes stay those of the documents.
   */
  public Definitions with(Definition other) {
    var ofKind = new LinkedHashMap<>(byKind.getOrDefault(other.kind(), Map.of()));
    ofKind.put(other.id(), other);
    return with(other.kind(), ofKind);
  }

  /** The same with these of a kind and no others. */
  public <T extends Definition> Definitions withOnly(Kind<T> kind, Collection<T> others) {
    var ofKind = new LinkedHashMap<String, Definition>();
    others.forEach(other -> ofKind.put(other.id(), other));
    return with(kind, ofKind);
  }

  private Definitions with(Kind<?> kind, Map<String, Definition> ofKind) {
    var all = new LinkedHashMap<>(byKind);
    all.put(kind, ofKind);
    return new Definitions(Collections.unmodifiableMap(all), hashes);
  }

  /**
   * Everything the results of a definition depend on: all that it needs, and all that fills that.
   */
  public Set<DocumentName> neededBy(Definition definition) {
    var needed = new LinkedHashSet<DocumentName>();
    var waiting = new ArrayDeque<>(List.of(definition.name(), program().name()));
    while (!waiting.isEmpty()) {
      var name = waiting.remove();
      if (needed.add(name)) {
        each()
            .forEach(
                one -> {
                  if (one.name().equals(name)) {
                    waiting.addAll(one.needs());
                  } else if (one.fills().contains(name)) {
                    waiting.add(one.name());
                  }
                });
      }
    }
    return needed;
  }

  /** The hashes of some documents. */
  public SortedMap<String, String> hashes(Predicate<Definition> wanted) {
    var some = new TreeMap<String, String>();
    written().stream()
        .filter(wanted.and(one -> hashes.containsKey(one.name().toString())))
        .forEach(
            one -> some.put(one.name().toString(), hashes.getOrDefault(one.name().toString(), "")));
    return Collections.unmodifiableSortedMap(some);
  }

  /** The hash of the document that says what is called so; empty where no document does. */
  public String hash(DocumentName name) {
    return each()
        .filter(one -> one.makes().stream().anyMatch(other -> other.name().equals(name)))
        .map(Definition::name)
        .findFirst()
        .or(() -> Optional.of(name))
        .map(author -> hashes.getOrDefault(author.toString(), ""))
        .orElseThrow();
  }

  private Stream<Definition> each() {
    return byKind.values().stream().flatMap(ofKind -> ofKind.values().stream());
  }
}
