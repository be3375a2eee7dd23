package dev.touchstone.definition.language;

import dev.touchstone.shared.Position;
import java.util.List;
import java.util.Optional;

/** A part of a YAML document, with the place where it stands. Aliases and tags do not occur. */
public sealed interface Node {
  Position at();

  /** How a message names it: {@code a list}. */
  String words();

  /**
   * @param text what is meant, unescaped
   * @param plain written without quotes, so that it may be a number or true or false
   * @param runs where the text stands, for a formula
   */
  record Scalar(String text, boolean plain, Position at, List<Formula.Run> runs) implements Node {
    /** A text that nobody wrote, such as a default. */
    public static Scalar of(String text, boolean plain, Position at) {
      return new Scalar(text, plain, at, List.of());
    }

    public boolean isNothing() {
      return plain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
    }

    @Override
    public String words() {
      return isNothing() ? "nothing" : "'" + shortened() + "'";
    }

    private String shortened() {
      var line = text.strip().replaceAll("\\s+", " ");
      return line.length() <= 40 ? line : line.substring(0, 39) + "…";
    }
  }

  record Sequence(List<Node> items, Position at) implements Node {
    @Override
    public String words() {
      return "a list";
    }
  }

  /**
   * @param at what names the mapping: the key before it, or its own start
   * @param flow written in braces
   */
  record Mapping(List<Entry> entries, boolean flow, Position at) implements Node {
    public Optional<Entry> entry(String name) {
      return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    @Override
    public String words() {
      return "keys with values";
    }
  }

  record Entry(Scalar key, Node value) {
    public String name() {
      return key.text();
    }
  }
}
