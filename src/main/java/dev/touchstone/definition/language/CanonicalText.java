package dev.touchstone.definition.language;

import java.util.regex.Pattern;

/**
 * Writes canonical nodes as YAML: block style, one spelling of everything, readable by people and
 * by the reader alike. Its bytes are what a document's hash is taken of.
 */
public final class CanonicalText {
  private static final Pattern SAFE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N} _./+=<>()*'-]*");
  private static final Pattern RESERVED =
      Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n|~|\\.nan|[+-]?\\.inf");

  private final StringBuilder out = new StringBuilder();

  private CanonicalText() {}

  public static String of(Node node) {
    var text = new CanonicalText();
    text.write(node, 0);
    return text.out.toString();
  }

  private void write(Node node, int indent) {
    switch (node) {
      case Node.Scalar scalar -> out.append(spelled(scalar)).append('\n');
      case Node.Sequence sequence -> {
        for (var item : sequence.items()) {
          out.repeat(' ', indent).append("- ");
          value(item, indent + 2, true);
        }
      }
      case Node.Mapping mapping -> {
        for (var entry : mapping.entries()) {
          out.repeat(' ', indent).append(spelled(entry.key())).append(':');
          value(entry.value(), indent + 2, false);
        }
      }
    }
  }

  private void value(Node node, int indent, boolean item) {
    boolean empty =
        switch (node) {
          case Node.Scalar scalar -> false;
          case Node.Sequence sequence -> sequence.items().isEmpty();
          case Node.Mapping mapping -> mapping.entries().isEmpty();
        };
    if (empty || node instanceof Node.Scalar) {
      out.append(item ? "" : " ");
      out.append(
          switch (node) {
            case Node.Scalar scalar -> spelled(scalar);
            case Node.Sequence sequence -> "[]";
            case Node.Mapping mapping -> "{}";
          });
      out.append('\n');
      return;
    }
    // The first line of an item stands beside its dash.
    if (item) {
      int from = out.length();
      write(node, indent);
      out.delete(from, from + indent);
    } else {
      out.append('\n');
      write(node, indent);
    }
  }

  private static String spelled(Node.Scalar scalar) {
    var text = scalar.text();
    boolean safe =
        scalar.plain()
            || (SAFE.matcher(text).matches()
                && !RESERVED.matcher(text).matches()
                && text.equals(text.strip()));
    return safe ? text : quoted(text);
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        case '\r' -> quoted.append("\\r");
        default -> {
          if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\uFEFF') {
            quoted.append("\\u%04X".formatted((int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
