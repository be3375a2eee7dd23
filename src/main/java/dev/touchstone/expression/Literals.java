package dev.touchstone.expression;

import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.shared.Spelling;
import java.util.Currency;
import java.util.List;

/** Checks texts that are compared with columns of which the possible values are known. */
final class Literals {
  private final Faults faults;

  Literals(Faults faults) {
    this.faults = faults;
  }

  /** Whether the text could ever be equal to the other side; reports it where not. */
  boolean fits(Syntax written, Expr literal, Expr column) {
    if (!(literal instanceof Expr.TextLiteral text)
        || !(column instanceof Expr.ColumnRef reference)) {
      return true;
    }
    var name = reference.column().name();
    return switch (reference.column().type()) {
      case ColumnType.OneOf(List<String> values) ->
          values.contains(text.value())
              || reported(
                  written,
                  name + " is never '" + Faults.shown(text.value()) + "'.",
                  Spelling.guess(text.value(), values)
                      .orElse("It is one of: " + Spelling.listed(values) + "."));
      case ColumnType.Currency _ ->
          isCurrency(text.value())
              || reported(
                  written,
                  "'" + Faults.shown(text.value()) + "' is not a currency.",
                  "Write its ISO 4217 code: 'EUR'.");
      case ColumnType.Text _,
          ColumnType.Whole _,
          ColumnType.Decimal _,
          ColumnType.Money _,
          ColumnType.Day _,
          ColumnType.Bool _,
          ColumnType.Partner _ ->
          true;
    };
  }

  private boolean reported(Syntax written, String message, String hint) {
    faults.report(written.at(), "unknown-value", message, hint);
    return false;
  }

  private static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(currency -> currency.getCurrencyCode().equals(code));
  }
}
