package dev.touchstone.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.comparison.Comparison;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Leaf;
import dev.touchstone.definition.language.Node;
import dev.touchstone.definition.language.Shape;
import dev.touchstone.definition.language.Tagged;
import dev.touchstone.shared.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every key of every kind of document, wherever the language lets it stand: that it comes, goes or
 * has another value is noticed, and the line names it. A key added to the language is covered
 * without another word here.
 */
class ComparisonTests {
  private static final Position AT = new Position("any", 1, 1, 1);

  private final Set<String> seen = new HashSet<>();
  private int checked;

  @TestFactory
  List<DynamicTest> everyKeyIsNoticed() {
    return Language.KINDS.stream()
        .map(
            kind ->
                DynamicTest.dynamicTest(
                    kind.name(),
                    () -> {
                      visit(kind.keys(), kind.keys(), node -> node, "");
                      assertThat(checked).isGreaterThan(kind.keys().all().size());
                    }))
        .toList();
  }

  private void visit(Keys kind, Shape<?> shape, UnaryOperator<Node> whole, String key) {
    switch (shape) {
      case Leaf<?> _ -> noticed(kind, whole.apply(number(17)), whole.apply(number(18)), key);
      case Shape.Made<?, ?> made -> visit(kind, made.shape(), whole, key);
      case Shape.Later<?> later -> visit(kind, later.shape().get(), whole, key);
      case Shape.Choice<?> choice ->
          choice.options().forEach(option -> visit(kind, option, whole, key));
      case Tagged<?> tagged ->
          tagged.tags().forEach(tag -> visit(kind, tag.body(), at(whole, tag.word()), key));
      case Shape.ListOf<?> list ->
          visit(kind, list.item(), node -> whole.apply(new Node.Sequence(List.of(node), AT)), key);
      case Shape.MapOf<?> map -> visit(kind, map.value(), at(whole, "one"), key);
      case Keys keys -> {
        if (seen.add(kind.name() + "/" + keys.name())) {
          for (var each : keys.all()) {
            var below = at(whole, each.name());
            noticed(
                kind, whole.apply(mapping()), below.apply(sample(each.shape(), 0)), each.name());
            noticed(
                kind, below.apply(sample(each.shape(), 0)), whole.apply(mapping()), each.name());
            visit(kind, each.shape(), below, each.name());
          }
        }
      }
    }
  }

  private void noticed(Keys kind, Node before, Node after, String key) {
    if (!(before instanceof Node.Mapping was) || !(after instanceof Node.Mapping is)) {
      return;
    }
    checked++;
    assertThat(Comparison.of(kind, was, is))
        .as("%s in %s -> %s", key, Comparison.text(before), Comparison.text(after))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.words()).doesNotContain("no words yet"))
        .anySatisfy(line -> assertThat(line.path() + line.before() + line.after()).contains(key));
  }

  /** Something of the shape, however senseless. */
  private static Node sample(Shape<?> shape, int depth) {
    if (depth > 6) {
      return number(17);
    }
    return switch (shape) {
      case Leaf<?> _ -> number(17);
      case Shape.Made<?, ?> made -> sample(made.shape(), depth);
      case Shape.Later<?> later -> sample(later.shape().get(), depth + 1);
      case Shape.Choice<?> choice -> sample(choice.options().getLast(), depth + 1);
      case Tagged<?> tagged ->
          mapping(
              tagged.tags().getLast().word(), sample(tagged.tags().getLast().body(), depth + 1));
      case Shape.ListOf<?> list -> new Node.Sequence(List.of(sample(list.item(), depth + 1)), AT);
      case Shape.MapOf<?> map -> mapping("one", sample(map.value(), depth + 1));
      case Keys keys -> {
        var entries = new ArrayList<Node.Entry>();
        for (var key : keys.all()) {
          entries.add(new Node.Entry(name(key.name()), sample(key.shape(), depth + 1)));
        }
        yield new Node.Mapping(entries, false, AT);
      }
    };
  }

  private static UnaryOperator<Node> at(UnaryOperator<Node> whole, String name) {
    return node -> whole.apply(mapping(name, node));
  }

  private static Node.Mapping mapping() {
    return new Node.Mapping(List.of(), false, AT);
  }

  private static Node.Mapping mapping(String name, Node value) {
    return new Node.Mapping(List.of(new Node.Entry(name(name), value)), false, AT);
  }

  private static Node.Scalar name(String text) {
    return Node.Scalar.of(text, false, AT);
  }

  private static Node.Scalar number(int value) {
    return Node.Scalar.of(Integer.toString(value), true, AT);
  }
}
