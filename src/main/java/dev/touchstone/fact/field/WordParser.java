package dev.touchstone.fact.field;

import dev.touchstone.shared.Spelling;
import dev.touchstone.shared.TrimmedText;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;

/** Partner ids, currencies and listed values: words that either match exactly or do not. */
public final class WordParser implements FieldParser {
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  /** By what the text is once it is trimmed. */
  private final Map<String, String> known;

  private final Kind kind;
  private String value = "";

  private enum Kind {
    PARTNER,
    LISTED,
    CURRENCY
  }

  private WordParser(Kind kind, Collection<String> known) {
    this.kind = kind;
    this.known =
        known.stream().collect(Collectors.toMap(TrimmedText::of, word -> word, (one, two) -> one));
  }

  static WordParser partner() {
    return new WordParser(Kind.PARTNER, List.of());
  }

  static WordParser oneOf(List<String> values) {
    return new WordParser(Kind.LISTED, values);
  }

  static WordParser currency() {
    return new WordParser(Kind.CURRENCY, CURRENCIES);
  }

  @Override
  public void parse(String text, boolean plain) throws RowFault {
    if (kind == Kind.PARTNER) {
      value = TextParser.whole(text);
      return;
    }
    var word = known.get(text);
    if (word == null) {
      throw unknown(text);
    }
    value = word;
  }

  private RowFault unknown(String text) {
    if (kind == Kind.CURRENCY) {
      var meant = known.containsKey(text.toUpperCase(java.util.Locale.ROOT));
      return new RowFault(
          "unknown-currency",
          "%s is not an ISO 4217 currency code%s"
              .formatted(
                  RowFault.shown(text),
                  meant ? "; did you mean " + text.toUpperCase(java.util.Locale.ROOT) + "?" : ""));
    }
    return new RowFault(
        "not-listed",
        "%s is not one of %s%s"
            .formatted(
                RowFault.shown(text),
                Spelling.listed(known.values().stream().sorted().toList()),
                Spelling.nearest(text, known.values())
                    .map(it -> "; did you mean " + it + "?")
                    .orElse("")));
  }

  @Override
  public void append(DuckDBAppender row) throws SQLException {
    row.append(value);
  }
}
