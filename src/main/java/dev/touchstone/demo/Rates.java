package dev.touchstone.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** USD per unit of each other currency, on every working day. */
final class Rates {
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

  /** Amounts are made in USD and billed at these; they do not move with the day. */
  private enum Listed {
    AED(0.2723, 0, 0),
    AUD(0.66, 0.005, 1),
    BRL(0.18, -0.05, 1.6),
    CAD(0.73, -0.01, 0.7),
    CHF(1.14, 0.03, 0.9),
    EUR(1.09, 0.02, 0.9),
    GBP(1.28, 0.015, 0.9),
    INR(0.0119, -0.02, 0.5),
    JPY(0.0066, 0.12, 0.6),
    MXN(0.054, -0.06, 1.5),
    SGD(0.75, 0.01, 0.5),
    ZAR(0.055, -0.02, 1.6);

    private final double base;
    private final double drift;
    private final double unrest;

    Listed(double base, double drift, double unrest) {
      this.base = base;
      this.drift = drift;
      this.unrest = unrest;
    }
  }

  private Rates() {}

  static void tell(DemoChance chance, Rows out) {
    for (var currency : Listed.values()) {
      var luck = chance.of("rate", currency.ordinal());
      double walk = 0;
      for (var day = FIRST; day.isBefore(Quarters.END); day = day.plusDays(1)) {
        walk =
            0.985 * walk + 0.0028 * currency.unrest * luck.of("day", day.toEpochDay()).normal("");
        if (quoted(day)) {
          double years = (day.toEpochDay() - Quarters.START.toEpochDay()) / 365.25;
          double rate = currency.base * StrictMath.exp(currency.drift * years + walk);
          out.add(DemoTable.FX_RATES, currency.name(), day, decimal(rate, 8));
        }
      }
    }
  }

  /** There are no rates on weekends, at New Year and at Christmas. */
  private static boolean quoted(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !(day.getMonthValue() == 1 && day.getDayOfMonth() == 1)
        && !(day.getMonthValue() == 12 && day.getDayOfMonth() == 25);
  }

  /** An amount thought of in USD, as billed: yen without decimals, everything else in cents. */
  static BigDecimal bill(double usd, String currency) {
    double perUnit = currency.equals("USD") ? 1 : Listed.valueOf(currency).base;
    return decimal(usd / perUnit, currency.equals("JPY") ? 0 : 2);
  }

  static BigDecimal decimal(double value, int scale) {
    return BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_UP);
  }
}
