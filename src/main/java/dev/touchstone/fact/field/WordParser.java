package dev.touchstone.fact.field;

import dev.touchstone.shared.Spelling;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;

/** Partner ids, currencies and listed values: words that either match exactly or do not. */
public final class WordParser implements FieldParser {
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private final Set<String> known;
  private final Kind kind;
  private String value = "";

  private enum Kind {
    PARTNER,
    LISTED,
    CURRENCY
  }

  private WordParser(Kind kind, Collection<String> known) {
    this.kind = kind;
    this.known = Set.copyOf(known);
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
      value = TextParser.withoutNul(text);
    } else if (known.contains(text)) {
      value = text;
    } else {
      throw unknown(text);
    }
  }

  private RowFault unknown(String text) {
    if (kind == Kind.CURRENCY) {
      var meant = known.contains(text.toUpperCase(java.util.Locale.ROOT));
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
                Spelling.listed(known.stream().sorted().toList()),
                Spelling.nearest(text, known).map(it -> "; did you mean " + it + "?").orElse("")));
  }

  @Override
  public void append(DuckDBAppender row) throws SQLException {
    row.append(value);
  }
}
