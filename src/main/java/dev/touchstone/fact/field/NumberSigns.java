package dev.touchstone.fact.field;

import dev.touchstone.definition.mapping.Mapping.Sign;
import dev.touchstone.shared.TrimmedText;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stands about the digits of a number: {@code (1.50)}, {@code $ 1.50}, {@code 1.50-} and
 * {@code 7 %}. Each may stand there once.
 *
 * @param declared those that mean something
 */
record NumberSigns(Set<Sign> declared) {

  /** With a minus or plus before it and no other sign; as it is where that cannot be. */
  String resolved(String text) {
    return declared.isEmpty() ? text : read(text, EnumSet.noneOf(Sign.class));
  }

  /** The signs, as a mapping lists them, without which this text is no number; empty for none. */
  String undeclared(String text) {
    var found = EnumSet.noneOf(Sign.class);
    var digits = new NumberSigns(EnumSet.allOf(Sign.class)).read(text, found);
    boolean number = digits.matches("[+-]?[0-9][0-9.,' \u2019\u00a0\u202f]*");
    return number && !declared.containsAll(found)
        ? found.stream()
            .map(sign -> sign.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.joining(", "))
        : "";
  }

  private String read(String text, Set<Sign> found) {
    var rest = after(text, "%", Sign.PERCENT, found);
    boolean negative = false;
    if (rest.startsWith("(") && rest.endsWith(")") && take(Sign.PARENTHESES, found)) {
      negative = true;
      rest = after(TrimmedText.of(rest.substring(1, rest.length() - 1)), "%", Sign.PERCENT, found);
    }
    rest = withoutCurrency(rest, found);
    boolean signed = rest.startsWith("-") || rest.startsWith("+");
    if (rest.endsWith("-") && !signed && !negative && take(Sign.TRAILING_MINUS, found)) {
      negative = true;
      rest = withoutCurrency(TrimmedText.of(rest.substring(0, rest.length() - 1)), found);
    }
    return negative ? "-" + rest : rest;
  }

  private String after(String text, String sign, Sign kind, Set<Sign> found) {
    return text.endsWith(sign) && take(kind, found)
        ? TrimmedText.of(text.substring(0, text.length() - 1))
        : text;
  }

  /** Before the digits, between a minus or plus and the digits, or behind them. */
  private String withoutCurrency(String text, Set<Sign> found) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    int first = signed ? 1 : 0;
    int last = text.length() - 1;
    if (first < last && isCurrency(text.charAt(first)) && take(Sign.CURRENCY, found)) {
      return text.substring(0, first) + TrimmedText.of(text.substring(first + 1));
    }
    return first < last && isCurrency(text.charAt(last)) && take(Sign.CURRENCY, found)
        ? TrimmedText.of(text.substring(0, last))
        : text;
  }

  private static boolean isCurrency(char c) {
    return Character.getType(c) == Character.CURRENCY_SYMBOL;
  }

  private boolean take(Sign sign, Set<Sign> found) {
    return declared.contains(sign) && found.add(sign);
  }
}
