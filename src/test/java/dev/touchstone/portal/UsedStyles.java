package dev.touchstone.portal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A sheet of styles without the rules that no element of our pages can match, and without the
 * custom properties that nothing reads. What is left draws the same.
 */
final class UsedStyles {
  private static final Pattern CLASS = Pattern.compile("\\.((?:\\\\.|[\\w-])+)");
  private static final Pattern PROPERTY = Pattern.compile("var\\((--[\\w-]+)");
  private static final Pattern DECLARED =
      Pattern.compile("(?<=[{;])(--[\\w-]+):(?:\"[^\"]*\"|'[^']*'|[^;{}\"'])*;?");
  private static final Pattern ANIMATION = Pattern.compile("@(?:-webkit-)?keyframes ([\\w-]+)");

  private final Set<String> classes;

  /**
   * @param classes every class an element of a page may have
   */
  UsedStyles(Set<String> classes) {
    this.classes = classes;
  }

  /**
   * @param others sheets that read this one's custom properties
   */
  String of(String sheet, String others) {
    var kept = rules(sheet.replaceAll("(?s)/\\*.*?\\*/", ""));
    kept = withoutIdleAnimations(kept);
    for (int before = -1; before != kept.length(); ) {
      before = kept.length();
      kept = withoutIdleProperties(kept, others);
    }
    return kept;
  }

  private String rules(String css) {
    var kept = new StringBuilder();
    int at = 0;
    while (at < css.length()) {
      int open = css.indexOf('{', at);
      int end = css.indexOf(';', at);
      if (end >= 0 && (open < 0 || end < open)) {
        kept.append(css, at, end + 1);
        at = end + 1;
        continue;
      }
      if (open < 0) {
        break;
      }
      int close = closing(css, open);
      rule(css.substring(at, open).strip(), css.substring(open + 1, close), kept);
      at = close + 1;
    }
    return kept.toString();
  }

  private void rule(String head, String body, StringBuilder kept) {
    if (head.startsWith("@media") || head.startsWith("@supports")) {
      var inner = rules(body);
      if (!inner.isBlank()) {
        kept.append(head).append('{').append(inner).append("}\n");
      }
    } else if (head.startsWith("@")) {
      kept.append(head).append('{').append(body).append("}\n");
    } else {
      var selectors = split(head).stream().filter(this::matches).collect(Collectors.joining(","));
      if (!selectors.isEmpty()) {
        kept.append(selectors).append('{').append(body).append("}\n");
      }
    }
  }

  /** Classes within a function such as {@code :not()} need not be there. */
  private boolean matches(String selector) {
    var plain = selector;
    for (var before = ""; !before.equals(plain); ) {
      before = plain;
      plain = plain.replaceAll("\\([^()]*\\)", "");
    }
    return !plain.contains("[data-bs-")
        && CLASS.matcher(plain).results().allMatch(it -> classes.contains(it.group(1)));
  }

  private static int closing(String css, int open) {
    int depth = 0;
    char quote = 0;
    for (int i = open; i < css.length(); i++) {
      char c = css.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("A rule without an end at " + open);
  }

  private static List<String> split(String selectors) {
    var parts = new ArrayList<String>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < selectors.length(); i++) {
      char c = selectors.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(selectors.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(selectors.substring(from));
    return parts;
  }

  private static String withoutIdleAnimations(String css) {
    var kept = new StringBuilder();
    for (int at = 0; at < css.length(); ) {
      var head = ANIMATION.matcher(css);
      if (!head.find(at)) {
        kept.append(css, at, css.length());
        break;
      }
      kept.append(css, at, head.start());
      int close = closing(css, css.indexOf('{', head.end()));
      var name =
          Pattern.compile("animation[\\w-]*:[^;}]*\\b" + Pattern.quote(head.group(1)) + "\\b");
      if (name.matcher(css).find()) {
        kept.append(css, head.start(), close + 1);
      }
      at = close + 1;
    }
    return kept.toString();
  }

  private static String withoutIdleProperties(String css, String others) {
    var read = new HashSet<String>();
    PROPERTY.matcher(css + others).results().forEach(it -> read.add(it.group(1)));
    return DECLARED.matcher(css).replaceAll(it -> read.contains(it.group(1)) ? "$0" : "");
  }
}
