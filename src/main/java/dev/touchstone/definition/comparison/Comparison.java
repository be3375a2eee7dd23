package dev.touchstone.definition.comparison;

import dev.touchstone.definition.comparison.Differences.Line;
import dev.touchstone.definition.language.CanonicalText;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Leaf;
import dev.touchstone.definition.language.Node;
import dev.touchstone.definition.language.Shape;
import dev.touchstone.definition.language.Shape.MapOf.Order;
import dev.touchstone.definition.language.Tagged;
import dev.touchstone.definition.language.Titles;
import dev.touchstone.definition.language.YamlReader;
import dev.touchstone.definition.scorecard.ScorecardLanguage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Walks two canonical documents side by side along the language's own tables, so that a key nobody
 * has words for is told by its path and both values, and none is passed over.
 */
public final class Comparison {
  private final ComparedKpis kpis;
  private final List<Line> lines = new ArrayList<>();

  private Comparison(ComparedKpis kpis) {
    this.kpis = kpis;
  }

  public static List<Line> of(Keys kind, Node.Mapping before, Node.Mapping after) {
    var comparison = new Comparison(ComparedKpis.of(kind, before, after));
    var name = after.entry(kind.name()).map(Node.Entry::value).map(Comparison::text);
    var top = ComparedPlace.top(kind, title(name.orElse(kind.name()), after));
    comparison.compare(kind, top, before, after);
    if (comparison.lines.isEmpty() && !same(before, after)) {
      comparison.lines.add(
          new Line(kind.name(), "It differs in a way that has no words yet", "", ""));
    }
    return List.copyOf(comparison.lines);
  }

  static boolean same(Node one, Node other) {
    return CanonicalText.of(one).equals(CanonicalText.of(other));
  }

  /** On one line, as an author might write it. */
  public static String text(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> scalar.text();
      case Node.Sequence sequence ->
          sequence.items().stream()
              .map(Comparison::text)
              .collect(Collectors.joining(", ", "[", "]"));
      case Node.Mapping mapping ->
          mapping.entries().stream()
              .map(entry -> entry.name() + ": " + text(entry.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  static String title(String id, Node body) {
    return body instanceof Node.Mapping mapping
        ? mapping.entry("title").map(entry -> text(entry.value())).orElse(Titles.of(id))
        : Titles.of(id);
  }

  private void compare(Shape<?> shape, ComparedPlace place, Node before, Node after) {
    if (same(before, after)) {
      return;
    }
    switch (shape) {
      case Shape.Made<?, ?> made -> compare(made.shape(), place, before, after);
      case Shape.Later<?> later -> compare(later.shape().get(), place, before, after);
      case Shape.Choice<?> choice -> choice(choice, place, before, after);
      case Tagged<?> tagged -> tagged(tagged, place, before, after);
      case Keys keys -> keys(keys, place, before, after);
      case Shape.MapOf<?> map -> names(map, place, before, after);
      case Shape.ListOf<?> list -> items(list, place, before, after);
      case Leaf<?> _ -> changed(place, text(before), text(after));
    }
  }

  private void changed(ComparedPlace place, String before, String after) {
    lines.add(place.changed(before, after));
  }

  private void choice(Shape.Choice<?> choice, ComparedPlace place, Node before, Node after) {
    var one = choice.options().stream().filter(option -> option.fits(before)).findFirst();
    var other = choice.options().stream().filter(option -> option.fits(after)).findFirst();
    if (one.isPresent() && one.equals(other)) {
      compare(one.get(), place, before, after);
    } else {
      changed(place, text(before), text(after));
    }
  }

  private void tagged(Tagged<?> tagged, ComparedPlace place, Node before, Node after) {
    if (before instanceof Node.Mapping was
        && after instanceof Node.Mapping is
        && was.entries().size() == 1
        && is.entries().size() == 1
        && was.entries().getFirst().name().equals(is.entries().getFirst().name())) {
      var word = was.entries().getFirst().name();
      for (var tag : tagged.tags()) {
        if (tag.word().equals(word)) {
          compare(
              tag.body(),
              place.below(word),
              was.entries().getFirst().value(),
              is.entries().getFirst().value());
          return;
        }
      }
    }
    changed(place, text(before), text(after));
  }

  private void keys(Keys keys, ComparedPlace place, Node before, Node after) {
    if (!(before instanceof Node.Mapping was) || !(after instanceof Node.Mapping is)) {
      changed(place, text(before), text(after));
      return;
    }
    for (var key : keys.all()) {
      var one = was.entry(key.name()).map(Node.Entry::value).or(() -> absent(key));
      var other = is.entry(key.name()).map(Node.Entry::value).or(() -> absent(key));
      var below = place.below(keys, key);
      if (one.isPresent() && other.isPresent()) {
        compare(key.shape(), below, one.get(), other.get());
      } else if (one.isPresent() || other.isPresent()) {
        appeared(key.shape(), below, one, other);
      }
    }
  }

  /** What holds where a key is left out. */
  private static Optional<Node> absent(Key<?> key) {
    return key.otherwise().isEmpty()
        ? Optional.empty()
        : Optional.of(key.shape().canonical(YamlReader.constant(key.otherwise())));
  }

  /** Named things are told one by one; anything else is a value where there was none. */
  private void appeared(
      Shape<?> shape, ComparedPlace place, Optional<Node> before, Optional<Node> after) {
    var nothing = new Node.Mapping(List.of(), false, before.or(() -> after).orElseThrow().at());
    if (shape instanceof Shape.MapOf<?> map) {
      names(map, place, before.orElse(nothing), after.orElse(nothing));
    } else {
      changed(
          place, before.map(Comparison::text).orElse(""), after.map(Comparison::text).orElse(""));
    }
  }

  private void items(Shape.ListOf<?> list, ComparedPlace place, Node before, Node after) {
    if (before instanceof Node.Sequence was
        && after instanceof Node.Sequence is
        && was.items().size() == is.items().size()
        && was.items().stream().anyMatch(Node.Mapping.class::isInstance)) {
      for (int i = 0; i < was.items().size(); i++) {
        compare(list.item(), place.item(i + 1), was.items().get(i), is.items().get(i));
      }
      return;
    }
    changed(place, text(before), text(after));
  }

  private void names(Shape.MapOf<?> map, ComparedPlace place, Node before, Node after) {
    if (!(before instanceof Node.Mapping was) || !(after instanceof Node.Mapping is)) {
      changed(place, text(before), text(after));
      return;
    }
    if (place.isBands()) {
      lines.addAll(new ComparedBands(was, is).lines(place));
      return;
    }
    var renamed = renamed(was, is, place);
    for (var entry : was.entries()) {
      var to = renamed.getOrDefault(entry.name(), entry.name());
      var now = is.entry(to);
      if (now.isPresent()) {
        if (!to.equals(entry.name())) {
          lines.add(place.renamed(entry, now.get()));
        }
        compare(map.value(), place.named(now.get()), entry.value(), now.get().value());
      } else if (!kpis.movedAway(place, entry.name())) {
        gone(map, place, entry);
      }
    }
    for (var entry : is.entries()) {
      if (was.entry(entry.name()).isEmpty() && !renamed.containsValue(entry.name())) {
        arrived(map, place, entry);
      }
    }
    if (map.order() == Order.AS_WRITTEN) {
      order(was, is, place, renamed);
    }
  }

  private void gone(Shape.MapOf<?> map, ComparedPlace place, Node.Entry entry) {
    lines.add(place.gone(entry));
    within(map, place.named(entry), entry.value(), true);
  }

  private void arrived(Shape.MapOf<?> map, ComparedPlace place, Node.Entry entry) {
    var origin = kpis.origin(place, entry.name());
    if (origin.isPresent()) {
      lines.add(place.moved(entry, origin.get()));
      compare(map.value(), place.named(entry), origin.get().kpi(), entry.value());
      return;
    }
    lines.add(place.arrived(entry));
    within(map, place.named(entry), entry.value(), false);
  }

  /** A group comes and goes with what is in it, and KPIs in it may only have moved. */
  private void within(Shape.MapOf<?> map, ComparedPlace place, Node body, boolean gone) {
    var shape = map.value() instanceof Shape.Later<?> later ? later.shape().get() : map.value();
    if (!shape.equals(ScorecardLanguage.GROUP) || !(body instanceof Node.Mapping mapping)) {
      return;
    }
    for (var key : List.of(ScorecardLanguage.KPIS, ScorecardLanguage.GROUPS)) {
      mapping
          .entry(key.name())
          .ifPresent(
              entry ->
                  appeared(
                      key.shape(),
                      place.below(ScorecardLanguage.GROUP, key),
                      gone ? Optional.of(entry.value()) : Optional.empty(),
                      gone ? Optional.empty() : Optional.of(entry.value())));
    }
  }

  /** Old name to new name of what is the same but for its name (and weight and title). */
  private static Map<String, String> renamed(
      Node.Mapping was, Node.Mapping is, ComparedPlace place) {
    var renamed = new LinkedHashMap<String, String>();
    for (var entry : was.entries()) {
      if (is.entry(entry.name()).isPresent()) {
        continue;
      }
      is.entries().stream()
          .filter(now -> was.entry(now.name()).isEmpty() && !renamed.containsValue(now.name()))
          .filter(now -> same(core(entry.value(), place), core(now.value(), place)))
          .findFirst()
          .ifPresent(now -> renamed.put(entry.name(), now.name()));
    }
    return renamed;
  }

  private static Node core(Node node, ComparedPlace place) {
    if (!(node instanceof Node.Mapping mapping) || !place.isKpis()) {
      return node;
    }
    var entries =
        mapping.entries().stream()
            .filter(entry -> !List.of("title", "weight").contains(entry.name()))
            .toList();
    return new Node.Mapping(entries, false, mapping.at());
  }

  private void order(
      Node.Mapping was, Node.Mapping is, ComparedPlace place, Map<String, String> renamed) {
    var before =
        was.entries().stream()
            .map(entry -> renamed.getOrDefault(entry.name(), entry.name()))
            .filter(name -> is.entry(name).isPresent())
            .toList();
    var after = is.entries().stream().map(Node.Entry::name).filter(before::contains).toList();
    if (!before.equals(after)) {
      lines.add(place.reordered(String.join(", ", before), String.join(", ", after)));
    }
  }
}
