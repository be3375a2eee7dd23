package dev.touchstone.definition.language;

import dev.touchstone.shared.Issues;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of document: its table of keys, and what makes a definition of them. Each is one value,
 * known by itself; the kinds there are stand in one list, {@code Language.KINDS}.
 */
public final class Kind<T extends Definition> {
  /**
   * Makes a definition of a document; reports what is wrong; empty if nothing can be made of it.
   */
  @FunctionalInterface
  public interface Reader<T> {
    Optional<T> read(Draft draft, KnownDocuments known);
  }

  /** Puts documents behind those of their kind that they are made of; reports those in a ring. */
  @FunctionalInterface
  public interface Order {
    List<Draft> of(List<Draft> drafts, Issues issues);
  }

  /** A module that has a kind of its own; the service loader finds it. */
  public interface Owner {
    Kind<?> kind();
  }

  private final Keys keys;
  private final Reader<T> reader;
  private final boolean single;
  private final Order order;
  private final List<Kind<?>> makes;

  private Kind(Keys keys, Reader<T> reader, boolean single, Order order, List<Kind<?>> makes) {
    this.keys = keys;
    this.reader = reader;
    this.single = single;
    this.order = order;
    this.makes = makes;
  }

  /**
   * @param keys named as the kind is, which is their first key
   */
  public static <T extends Definition> Kind<T> of(Keys keys, Reader<T> reader) {
    return new Kind<>(keys, reader, false, (drafts, issues) -> drafts, List.of());
  }

  /** A kind of which a workspace has one document. */
  public Kind<T> once() {
    return new Kind<>(keys, reader, true, order, makes);
  }

  /** A kind whose documents make others of the same id, and may be made of each other's. */
  public Kind<T> making(Kind<?> other, Order ofEachOther) {
    return new Kind<>(keys, reader, single, ofEachOther, List.of(other));
  }

  /** As documents begin, and as people say it. */
  public String name() {
    return keys.name();
  }

  public Keys keys() {
    return keys;
  }

  public boolean single() {
    return single;
  }

  /** Kinds of which each document makes another one. */
  public List<Kind<?>> makes() {
    return makes;
  }

  public List<Draft> ordered(List<Draft> drafts, Issues issues) {
    return order.of(drafts, issues);
  }

  public Optional<T> read(Draft draft, KnownDocuments known) {
    return reader.read(draft, known);
  }

  /** Of all definitions those of this kind, by id, in their order. */
  @SuppressWarnings("unchecked") // a definition stands under the kind it names itself
  public Map<String, T> of(Map<Kind<?>, Map<String, Definition>> all) {
    return Collections.unmodifiableMap((Map<String, T>) all.getOrDefault(this, Map.of()));
  }

  @Override
  public String toString() {
    return name();
  }
}
