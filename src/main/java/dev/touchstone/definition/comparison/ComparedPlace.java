package dev.touchstone.definition.comparison;

import dev.touchstone.definition.comparison.Differences.Line;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Node;
import dev.touchstone.definition.scorecard.ScorecardLanguage;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a document two versions are compared, and how people name it.
 *
 * @param kind of the document
 * @param path keys and names from the top
 * @param subject what the keys are about: a KPI, a column, or the document; as people call it
 * @param below keys below the subject
 * @param table name of the table the last key stands in; empty for the document itself
 */
record ComparedPlace(
    Keys kind, List<String> path, String subject, List<String> below, String table) {

  static ComparedPlace top(Keys kind, String title) {
    return new ComparedPlace(kind, List.of(), title, List.of(), "");
  }

  ComparedPlace below(Keys keys, Key<?> key) {
    return below(key.name(), keys.name());
  }

  ComparedPlace below(String word) {
    return below(word, "");
  }

  private ComparedPlace below(String word, String table) {
    return new ComparedPlace(kind, with(path, word), subject, with(below, word), table);
  }

  ComparedPlace item(int number) {
    return below(Integer.toString(number));
  }

  /** A thing with a name of its own; what is below is about it. */
  ComparedPlace named(Node.Entry entry) {
    var name = (last().equals("columns") ? "column " : "") + called(entry);
    return new ComparedPlace(
        kind, with(path, entry.name()), inner() ? name + " of " + subject : name, List.of(), "");
  }

  /** Inputs and levels are nothing without their KPI. */
  private boolean inner() {
    return !below.isEmpty()
        && !List.of("perspectives", "groups", "kpis", "gates", "adjustments", "columns", "rules")
            .contains(below.getLast());
  }

  private static List<String> with(List<String> path, String word) {
    var longer = new ArrayList<>(path);
    longer.add(word);
    return List.copyOf(longer);
  }

  private String last() {
    return below.isEmpty() ? kind.name() : below.getLast();
  }

  boolean isKpis() {
    return table.equals(ScorecardLanguage.GROUP.name())
        && last().equals(ScorecardLanguage.KPIS.name());
  }

  boolean isBands() {
    return kind.equals(ScorecardLanguage.DOCUMENT) && path.equals(List.of("bands"));
  }

  Line line(String name, String words, String before, String after) {
    return new Line(String.join(".", with(path, name)), words, before, after);
  }

  Line changed(String before, String after) {
    var words =
        "%s: %s -> %s"
            .formatted(
                DifferenceWords.of(this),
                before.isEmpty() ? "nothing" : before,
                after.isEmpty() ? "nothing" : after);
    return new Line(String.join(".", path), words, before, after);
  }

  Line renamed(Node.Entry was, Node.Entry is) {
    var words =
        "%s %s (%s) is now called %s (%s)"
            .formatted(noun(), called(was), was.name(), called(is), is.name());
    return line(is.name(), words, was.name(), is.name());
  }

  Line gone(Node.Entry entry) {
    return line(entry.name(), thing(entry) + " is gone", Comparison.text(entry.value()), "");
  }

  Line arrived(Node.Entry entry) {
    return line(entry.name(), thing(entry) + " is new", "", Comparison.text(entry.value()));
  }

  Line moved(Node.Entry entry, ComparedKpis.Home from) {
    return line(
        entry.name(),
        "KPI %s moved from %s to %s".formatted(called(entry), from.title(), subject),
        from.group(),
        path.size() < 2 ? "" : path.get(path.size() - 2));
  }

  Line reordered(String before, String after) {
    var words = "Order of %s of %s: %s -> %s".formatted(last(), subject, before, after);
    return new Line(String.join(".", path), words, before, after);
  }

  /** {@code KPI Win rate in Financial (weight 20)}. */
  private String thing(Node.Entry entry) {
    var weight =
        entry.value() instanceof Node.Mapping body
            ? body.entry("weight")
                .map(it -> " (weight " + Comparison.text(it.value()) + ")")
                .orElse("")
            : entry.value() instanceof Node.Scalar scalar ? " (" + scalar.text() + ")" : "";
    var where = below.size() == path.size() ? "" : " in " + subject;
    return noun() + " " + called(entry) + where + weight;
  }

  /** What formulas call by name is called so here; everything else has a title. */
  private String called(Node.Entry entry) {
    return List.of("columns", "inputs", "levels", "criteria", "lookups", "rules").contains(last())
        ? entry.name()
        : Comparison.title(entry.name(), entry.value());
  }

  private String noun() {
    return switch (last()) {
      case "kpis" -> "KPI";
      case "perspectives" -> "Perspective";
      case "groups" -> "Group";
      case "gates" -> "Gate";
      case "adjustments" -> "Adjustment";
      case "columns" -> "Column";
      case "rules" -> "Rule";
      case "inputs" -> "Input";
      case "levels" -> "Level";
      case "criteria" -> "Criterion";
      case "lookups" -> "Lookup";
      case "themes" -> "Theme";
      case "assumptions" -> "Assumption";
      default -> String.join(".", below);
    };
  }
}
