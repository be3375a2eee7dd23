package dev.touchstone.credit;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Several texts in one, each behind its length: {@code 3:D-13:USD-} are {@code D-1}, {@code USD}
 * and none.
 */
final class PackedTexts {
  private final String all;
  private int at;

  PackedTexts(String all) {
    this.all = all;
  }

  /** SQL that packs texts. */
  static String sql(List<String> texts) {
    return texts.stream()
        .map("coalesce(length(%1$s) || ':' || %1$s, '-')"::formatted)
        .collect(Collectors.joining(" || "));
  }

  /** The next text; null for none. */
  @Nullable String next() {
    int length = 0;
    while (true) {
      char c = all.charAt(at++);
      if (c == '-') {
        return null;
      }
      if (c == ':') {
        int from = at;
        at = all.offsetByCodePoints(at, length);
        return all.substring(from, at);
      }
      length = 10 * length + c - '0';
    }
  }

  /** The next text, where there always is one. */
  String text() {
    var next = next();
    if (next == null) {
      throw new IllegalStateException("No text in " + all);
    }
    return next;
  }
}
