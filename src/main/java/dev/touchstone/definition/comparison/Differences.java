package dev.touchstone.definition.comparison;

import dev.touchstone.definition.Documents;
import dev.touchstone.definition.Language;
import dev.touchstone.definition.language.Kind;
import dev.touchstone.definition.language.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What differs between two sets of documents, in the words of those it concerns. Only what counts
 * is told: documents with equal hashes have no difference.
 *
 * @param documents those that differ: by kind, then by id
 */
public record Differences(List<OfDocument> documents) {

  /** What became of a document. */
  public enum Fate {
    NEW,
    GONE,
    CHANGED
  }

  /**
   * @param kind as documents begin
   * @param lines at least one for a changed document
   */
  public record OfDocument(String kind, String id, String title, Fate fate, List<Line> lines) {}

  /**
   * One difference.
   *
   * @param path the key, from the document down
   * @param words a whole statement without a full stop
   * @param before how it was written; empty where there was nothing
   * @param after how it is written; empty where there is nothing
   */
  public record Line(String path, String words, String before, String after) {}

  public boolean none() {
    return documents.isEmpty();
  }

  /**
   * Compares what two sets of documents say, whether or not what they refer to exists.
   *
   * @throws IllegalArgumentException if a document could not be read; see {@link
   *     Documents#readable}
   */
  public static Differences between(Documents before, Documents after) {
    if (!before.readable() || !after.readable()) {
      throw new IllegalArgumentException("Documents that cannot be read cannot be compared");
    }
    var documents = new ArrayList<OfDocument>();
    for (var kind : Language.KINDS) {
      documents.addAll(ofKind(kind, canonical(kind, before), canonical(kind, after)));
    }
    return new Differences(List.copyOf(documents));
  }

  /** Of some kinds there is one, whatever it is called. */
  private static Map<String, Node.Mapping> canonical(Kind<?> kind, Documents documents) {
    var canonical = new LinkedHashMap<String, Node.Mapping>();
    for (var draft : documents.drafts(kind)) {
      var id = kind.single() ? "" : draft.id();
      canonical.put(id, (Node.Mapping) kind.keys().canonical(draft.node()));
    }
    return canonical;
  }

  private static List<OfDocument> ofKind(
      Kind<?> kind, Map<String, Node.Mapping> before, Map<String, Node.Mapping> after) {
    var documents = new ArrayList<OfDocument>();
    var ids = new java.util.TreeSet<>(before.keySet());
    ids.addAll(after.keySet());
    for (var id : ids) {
      var was = before.get(id);
      var is = after.get(id);
      if (was == null && is != null) {
        documents.add(document(kind, is, Fate.NEW, List.of()));
      } else if (was != null && is == null) {
        documents.add(document(kind, was, Fate.GONE, List.of()));
      } else if (was != null && is != null) {
        var lines = Comparison.of(kind.keys(), was, is);
        if (!lines.isEmpty()) {
          documents.add(document(kind, is, Fate.CHANGED, lines));
        }
      }
    }
    return documents;
  }

  private static OfDocument document(Kind<?> kind, Node.Mapping node, Fate fate, List<Line> lines) {
    var id = Comparison.text(node.entries().getFirst().value());
    return new OfDocument(kind.name(), id, Comparison.title(id, node), fate, lines);
  }
}
