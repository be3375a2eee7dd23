package dev.touchstone.definition.reference;

import dev.touchstone.definition.Language;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Leaf;
import dev.touchstone.definition.language.Shape;
import dev.touchstone.definition.language.Tagged;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * The language as a reference page of all keys, generated from the tables documents are read by.
 */
public final class KeyReference {
  private final StringBuilder out = new StringBuilder();
  private final Set<String> seen = new LinkedHashSet<>();
  private final Queue<Keys> waiting = new ArrayDeque<>();

  private KeyReference() {}

  /** Markdown; always the same bytes. */
  public static String markdown() {
    var reference = new KeyReference();
    reference.out.append(
        """
        # Keys

        Every key of the definition language. Generated from the tables that documents are read by;
        after a change run `mvn test -Dtest=ReferenceTests -Dgolden=write`. For what it all means, read
        [the language](../language.md).
        """);
    for (var kind : Language.KINDS) {
      reference.write(kind.keys());
    }
    return reference.out.toString();
  }

  private void write(Keys kind) {
    section("## ", kind);
    while (!waiting.isEmpty()) {
      section("### ", waiting.remove());
    }
  }

  private void section(String level, Keys keys) {
    out.append("\n").append(level).append(keys.name()).append("\n").append(keys.description());
    out.append("\n\n| key | value | if left out | meaning |\n|---|---|---|---|\n");
    for (var key : keys.all()) {
      var absent =
          keys.requires(key)
              ? "**required**"
              : key.otherwise().isEmpty() ? "" : code(key.otherwise());
      row(code(key.name()), value(key.shape()), absent, key.description());
    }
  }

  private void row(String... cells) {
    out.append("| ");
    out.append(String.join(" | ", Arrays.stream(cells).map(c -> c.replace("|", "\\|")).toList()));
    out.append(" |\n");
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private String value(Shape<?> shape) {
    return switch (shape) {
      case Leaf<?> leaf -> value(leaf);
      case Shape.ListOf<?> list ->
          (list.single() ? "one or a list of: " : "a list of: ") + value(list.item());
      case Shape.MapOf<?> map -> "names, each with: " + value(map.value());
      case Shape.Choice<?> choice ->
          String.join(" or ", choice.options().stream().map(this::value).toList());
      case Shape.Made<?, ?> made -> value(made.shape());
      case Shape.Later<?> later -> value(later.shape().get());
      case Keys keys -> link(keys);
      case Tagged<?> tagged -> String.join(", ", tagged.tags().stream().map(this::tag).toList());
    };
  }

  /** With an example where the form is not obvious, or all words where there are a few. */
  private static String value(Leaf<?> leaf) {
    if (leaf.schema().get("enum") instanceof List<?> words) {
      return String.join(", ", words.stream().map(word -> code("" + word)).toList());
    }
    boolean obvious = !leaf.example().matches(".*\\d.*") || leaf.example().matches("[\\d.]+");
    return leaf.words() + (obvious ? "" : ", such as " + code(leaf.example()));
  }

  private String tag(Tagged.Tag<?> tag) {
    var body = tag.body() instanceof Shape.Made<?, ?> made ? made.shape() : tag.body();
    boolean nothing = body instanceof Keys keys && keys.all().isEmpty();
    return code(tag.word()) + (nothing ? "" : " with " + value(body));
  }

  private String link(Keys keys) {
    if (seen.add(keys.name())) {
      waiting.add(keys);
    }
    var shorthand =
        keys.shorthand().isEmpty()
            ? ""
            : " or only its " + code(keys.shorthand().getFirst().name());
    return "[" + keys.name() + "](#" + keys.name() + ")" + shorthand;
  }
}
