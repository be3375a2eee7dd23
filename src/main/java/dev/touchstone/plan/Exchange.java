package dev.touchstone.plan;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.program.Program.Rates;
import dev.touchstone.shared.Issues;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How amounts become amounts in the program's currency, checked against the contracts. One unit of
 * the program's own currency is always worth exactly one.
 */
public sealed interface Exchange {
  /** ISO code of the program's currency. */
  String currency();

  /** There is one currency: amounts are used as they are, and any other currency is refused. */
  record Single(String currency) implements Exchange {}

  /** The same rate on every day. */
  record Fixed(String currency, Map<String, BigDecimal> perUnit) implements Exchange {
    public int scale() {
      return perUnit.values().stream().mapToInt(BigDecimal::scale).max().orElse(0);
    }

    public int digits() {
      int whole =
          perUnit.values().stream()
              .mapToInt(rate -> rate.precision() - rate.scale())
              .max()
              .orElse(1);
      return Math.max(whole, 1) + scale();
    }
  }

  /**
   * The rate of the amount's own day, or the latest earlier one.
   *
   * @param until rates of this day and later ones are not known; {@link Slice#END} for all
   */
  record Daily(
      String currency,
      Dataset rates,
      String currencyColumn,
      String dayColumn,
      String rateColumn,
      int digits,
      int scale,
      LocalDate until)
      implements Exchange {
    Daily knownBefore(LocalDate day) {
      return new Daily(currency, rates, currencyColumn, dayColumn, rateColumn, digits, scale, day);
    }
  }

  static Exchange of(Definitions definitions, Issues issues) {
    var program = definitions.program();
    return switch (program.rates()) {
      case Rates.None none -> new Single(program.currency());
      case Rates.Fixed fixed -> fixed(program.currency(), fixed.perUnit());
      case Rates.AtEventDate at -> daily(program.currency(), definitions, at, issues);
    };
  }

  private static Exchange fixed(String currency, Map<String, BigDecimal> perUnit) {
    var plain = new TreeMap<String, BigDecimal>();
    perUnit.forEach(
        (code, rate) -> {
          if (!code.equals(currency)) {
            plain.put(code, rate.scale() < 0 ? rate.setScale(0) : rate);
          }
        });
    return new Fixed(currency, plain);
  }

  private static Exchange daily(
      String currency, Definitions definitions, Rates.AtEventDate at, Issues issues) {
    var rates = definitions.all(Dataset.KIND).get(at.dataset());
    if (rates == null) {
      issues.error(
          "unknown-dataset",
          at.at(),
          "There is no dataset " + at.dataset(),
          "Name the dataset that holds one row per currency and day");
      return new Single(currency);
    }
    var code = rates.column(at.currencyColumn());
    var day = rates.column(at.dateColumn());
    var rate = rates.column(at.rateColumn());
    if (code.isEmpty() || day.isEmpty() || rate.isEmpty()) {
      issues.error(
          "unknown-column",
          at.at(),
          "The rates in %s need the columns %s, %s and %s"
              .formatted(rates.id(), at.currencyColumn(), at.dateColumn(), at.rateColumn()),
          "Add them to the dataset, or name its own with currency:, day: and rate:");
      return new Single(currency);
    }
    if (!(day.get().type() instanceof ColumnType.Day)
        || !(rate.get().type() instanceof ColumnType.Decimal decimal)) {
      issues.error(
          "wrong-type",
          at.at(),
          "In %s, %s must be a date and %s an exact decimal"
              .formatted(rates.id(), at.dateColumn(), at.rateColumn()),
          "Declare them as date and {decimal: N}");
      return new Single(currency);
    }
    if (!Set.copyOf(rates.key()).equals(Set.of(code.get().name(), day.get().name()))) {
      issues.error(
          "rates-key",
          at.at(),
          "%s can hold several rates of one currency on one day".formatted(rates.id()),
          "Make its key [%s, %s]".formatted(code.get().name(), day.get().name()));
    }
    return new Daily(
        currency,
        rates,
        code.get().name(),
        day.get().name(),
        rate.get().name(),
        // One unit of the program's own currency is worth 1, which must fit beside the digits.
        Math.min(38, Math.max(decimal.digits(), decimal.scale() + 1)),
        decimal.scale(),
        Slice.END);
  }

  /** Digits after the point that a conversion adds to an amount. */
  default int addedScale() {
    return switch (this) {
      case Single single -> 0;
      case Fixed fixed -> fixed.scale();
      case Daily daily -> daily.scale();
    };
  }

  /** The day an amount is converted at: when it happened, else when it counts. */
  static String dayOf(Scan scan) {
    return scan.dataset().time().isEmpty() ? scan.on() : scan.dataset().time();
  }
}
